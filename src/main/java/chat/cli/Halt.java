package chat.cli;

/** Ends the process on the spot, without its hooks: one of them may be what is stuck. */
final class Halt implements Runnable {
    @Override
    public void run() {
        Runtime.getRuntime().halt(ExitCode.OK);
    }
}
