package chat.archfixture.metrics;

/** Breaks nothing. */
public final class Plain {}
