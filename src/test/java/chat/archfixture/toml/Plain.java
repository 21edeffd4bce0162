package chat.archfixture.toml;

/** Breaks nothing. */
public final class Plain {}
