package chat.server;

import chat.protocol.FrameHeader;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.Name;
import chat.sim.FakeTime;
import chat.sim.SimNetwork;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;

/**
 * What one run of the simulation is done with, thrown with its seed.
 *
 * @param users how many users of the session profile take part, 0 = legacy clients alone
 * @param disk whether what is said is kept some steps later, and the server may crash meanwhile
 * @param loud whether legacy clients say so much at once that whoever does not read is passed over
 * @param limits what the server promises to keep
 */
record SimSetup(
        Random random,
        FakeTime time,
        SimNetwork network,
        SimTrace trace,
        PlantedBug bug,
        int users,
        boolean disk,
        boolean loud,
        Limits limits) {
    private static final int FEED_BYTES = 512 * 1024;
    private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;
    private static final int OWED_BYTES = 65_536;

    static SimSetup thrown(long seed, PlantedBug bug) {
        Random random = new Random(seed * SCATTER); // seeds side by side would begin with the same throws
        int users = random.nextInt(4) == 0 ? 0 : 2 + random.nextInt(3);
        boolean disk = users > 0 && random.nextInt(4) > 0;
        boolean loud = users == 0 || random.nextInt(4) == 0;
        boolean unlimited = random.nextInt(3) > 0;
        boolean hurried = random.nextBoolean();
        int places = SimLegacies.CLIENTS_MAX + users * SimUsers.DEVICES_MAX;
        Limits limits = Limits.DEFAULT
                .with(Limit.FEED_BYTES, FEED_BYTES)
                .with(Limit.OWED_BYTES, OWED_BYTES)
                .with(Limit.TURN_READ_BYTES, StepCheck.TURN_READ_BYTES)
                .with(Limit.UNSIGNED, 4)
                .with(Limit.CONNECTIONS, random.nextInt(3) == 0 ? places - 2 : places + 1)
                .with(Limit.FRAME_BYTES, 2048)
                .with(Limit.MESSAGES_PER_SECOND, unlimited ? 0 : 50)
                .with(Limit.BYTES_PER_SECOND, unlimited ? 0 : 16_384)
                .with(Limit.HISTORY_DAYS, 0) // wall time jumps by decades here
                .with(Limit.HISTORY_MEBIBYTES, 0)
                .with(Limit.UNACKNOWLEDGED, 8)
                .with(Limit.CLIENTS_PER_USER, SimUsers.DEVICES_MAX)
                .with(Limit.JOINS_PER_MINUTE, 0)
                .with(Limit.NAMES_PER_MINUTE, 0)
                .with(Limit.PARTNERS_PER_MINUTE, 0)
                .with(Limit.PING_SECONDS, hurried ? 2 : 15)
                .with(Limit.LOST_SECONDS, hurried ? 5 : 30)
                .with(Limit.GRACE_SECONDS, random.nextInt(3) * 3)
                .with(Limit.STORE_SECONDS, hurried ? 3 : 30);
        return new SimSetup(
                random, new FakeTime(), new SimNetwork(random), new SimTrace(), bug, users, disk, loud, limits);
    }

    ServerSettings settings() {
        return new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                FrameHeader.DEFAULT,
                bug.kept(limits),
                Name.Alphabet.ANY_ONE_SCRIPT);
    }

    /** True once in so many times. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }
}
