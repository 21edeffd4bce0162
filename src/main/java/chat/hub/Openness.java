package chat.hub;

/** Who is let in over TLS. */
public enum Openness {
    /** Who has a key that is known, or an invitation. */
    INVITED,
    /** Anybody; who has neither is known by their word alone. */
    ANYBODY
}
