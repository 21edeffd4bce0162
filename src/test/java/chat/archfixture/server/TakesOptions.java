package chat.archfixture.server;

import chat.Breaks;

@Breaks({"picocli only in cli"})
@picocli.CommandLine.Command
final class TakesOptions {}
