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
 * or {@code --ssh} does not lead there;
 * or {@code bench} cannot use the server: no connection, a name refused, a connection closed</td></tr>
 * <tr><td>5</td><td>the client with {@code --plain} had to end with lines unsent</td></tr>
 * <tr><td>6</td><td>{@code bench} found a delivery that was lost, doubled, out of order, changed, or went to its sender</td></tr>
 * <tr><td>7</td><td>the server has ended because the disk did not keep what it was given: look at the disk, start again;
 * all that was acknowledged is safe</td></tr>
 * <tr><td>8</td><td>the history cannot be used: there is none, no access, no room, others may write there, or a program holds it</td></tr>
 * <tr><td>9</td><td>the history was written by a newer version of this program</td></tr>
 * <tr><td>10</td><td>the history is damaged; {@code server --repair} puts it aside and begins a new one</td></tr>
 * <tr><td>11</td><td>another server keeps its history in that data folder</td></tr>
 * <tr><td>12</td><td>{@code doctor} found something to do, or could not reach the server that it was to visit</td></tr>
 * <tr><td>13</td><td>{@code admin}: the server refused the order; 4: no server was there to take it</td></tr>
 * <tr><td>130</td><td>{@code doctor} was ended by Ctrl+C</td></tr>
 * </table>
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Commands.run(args));
    }
}
