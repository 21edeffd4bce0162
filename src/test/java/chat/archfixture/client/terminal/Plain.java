package chat.archfixture.client.terminal;

/** Breaks nothing. */
public final class Plain {}
