package chat.archfixture.server;

/** Breaks nothing. */
abstract sealed class Closed {
    static final class Only extends Closed {}
}
