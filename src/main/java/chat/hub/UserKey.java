package chat.hub;

import chat.protocol.DeviceId;
import chat.protocol.Name;

/**
 * By what the history knows a user: the name of the sign-in and the installation, as a digest. Whoever takes the name on another
 * installation is somebody else.
 */
final class UserKey {
    /** So begins the key of a legacy user, who is nobody known and never comes back. */
    static final String LEGACY = "~";

    private static final String BETWEEN = ":";

    private UserKey() {}

    static String of(Name name, DeviceId device) {
        return of(name, device.installation());
    }

    static String of(Name name, String installation) {
        return name.value() + BETWEEN + installation;
    }

    static String ofLegacy(long number) {
        return LEGACY + number + BETWEEN;
    }

    /** The name in it. */
    static String name(String key) {
        return key.substring(0, key.indexOf(BETWEEN));
    }

    /** The installation in it. */
    static String installation(String key) {
        return key.substring(key.indexOf(BETWEEN) + BETWEEN.length());
    }
}
