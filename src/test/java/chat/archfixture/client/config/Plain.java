package chat.archfixture.client.config;

/** Breaks nothing. */
public final class Plain {}
