package chat;

import chat.cli.Commands;

/**
 * The one entry point of {@code chat.jar}. What it returns to the shell:
 *
 * <table>
 * <caption>Exit codes</caption>
 * <tr><td>0</td><td>all went as asked</td></tr>
 * <tr><td>1</td><td>an unexpected fault in the program</td></tr>
 * <tr><td>2</td><td>the options are wrong</td></tr>
 * <tr><td>3</td><td>the server cannot listen: port in use, or an address that this machine does not have</td></tr>
 * <tr><td>4</td><td>the client with {@code --plain} cannot reach a chat server, and nobody is there to wait for it;
 * or {@code bench} cannot use the server: no connection, a name refused, a connection closed</td></tr>
 * <tr><td>5</td><td>the client with {@code --plain} had to end with lines unsent</td></tr>
 * <tr><td>6</td><td>{@code bench} found a delivery that was lost, doubled, out of order, changed, or went to its sender</td></tr>
 * </table>
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Commands.run(args));
    }
}
