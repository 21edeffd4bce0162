package chat.bench;

/** How the members of a run talk with the server: the part of a run that differs by profile. Loop thread only. */
interface Dialect {
    /** The ear of that member, which is asked for once. */
    Ear ear(Member member);

    /** The frame with which the member signs in. */
    byte[] hello(int member);

    /** Frames of so many messages of one sender, one behind the other, the first with that number. */
    byte[] frames(int sender, int firstNumber, int count);

    /** Whether a sender gets its own messages back. */
    boolean echoes();

    /** A body up to here is read whole by every member; longer lists are of use to the first one alone. */
    int bodyBytesMax();

    /** What a member says before it goes, as a frame; empty if it just goes. */
    byte[] farewell();
}
