package chat.archfixture.hub;

/** Breaks nothing: what others must not reach. */
public final class Plain {}
