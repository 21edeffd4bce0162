package chat.hub;

import chat.protocol.SignInKey;

/**
 * A key that lets somebody in.
 *
 * @param whose who signs in with it; somebody may have several
 * @param atMillis since when, ms since 1970
 * @param invitedBy what the one was called who made the invitation
 */
public record KnownKey(SignInKey key, Identity whose, long atMillis, String invitedBy) {}
