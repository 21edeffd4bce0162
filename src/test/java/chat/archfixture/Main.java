package chat.archfixture;

import chat.Breaks;

@Breaks({"layer root"})
final class Main {
    final chat.archfixture.hub.Plain reached = new chat.archfixture.hub.Plain();

    public static void main(String[] args) {
        System.out.println(args.length);
        System.exit(0);
    }

    private Main() {}
}
