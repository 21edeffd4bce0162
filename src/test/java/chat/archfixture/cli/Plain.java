package chat.archfixture.cli;

/** Breaks nothing. */
public final class Plain {}
