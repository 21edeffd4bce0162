package chat.hub;

/** What tests outside of this package may see of a {@link Hub} besides what it tells everybody. */
public final class HubView {
    private HubView() {}

    /** Whether the history has been given up for now, so that what is new is refused. */
    public static boolean stalled(Hub hub) {
        return hub.house().flights.stalled();
    }

    /** What is held of users, in words; empty when nobody is left. */
    public static String leftOver(Hub hub) {
        return hub.house().leftOver();
    }
}
