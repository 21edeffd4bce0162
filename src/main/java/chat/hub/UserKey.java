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

    /** So begins the key of somebody who is known by more than their word: who it is, and the name that belongs to it. No name has this sign. */
    private static final String LOGIN = "=";

    private static final String BETWEEN = ":";

    private UserKey() {}

    static String of(Name name, DeviceId device) {
        return of(name, device.installation());
    }

    static String of(Name name, String installation) {
        return name.value() + BETWEEN + installation;
    }

    /** The same on every installation. With the name, since a machine may give a number to somebody else one day. */
    static String of(Identity who, Name name) {
        return LOGIN + who.id() + LOGIN + name.value() + BETWEEN;
    }

    /** Whether it is the key of one who is known by more than their word. */
    static boolean isLogin(String key) {
        return key.startsWith(LOGIN);
    }

    static String ofLegacy(long number) {
        return LEGACY + number + BETWEEN;
    }

    /** The name in it. */
    static String name(String key) {
        int start = isLogin(key) ? key.indexOf(LOGIN, LOGIN.length()) + LOGIN.length() : 0;
        return key.substring(start, key.indexOf(BETWEEN));
    }

    /** The installation in it. */
    static String installation(String key) {
        return key.substring(key.indexOf(BETWEEN) + BETWEEN.length());
    }
}
