package chat.bench;

import java.util.List;

/**
 * What came out.
 *
 * @param joining how the members came in
 * @param seconds measured
 * @param messages sent in that time
 * @param deliveries received in that time, all right
 * @param verified deliveries in all, warm-up and end included
 * @param bodyBytes of a delivery, without the header, on average
 * @param latency nanoseconds, of the messages due (with --rate) or sent in that time
 * @param window the most messages under way; 0 with --rate
 * @param server what the server used in that time, and what it holds at the end; all 0 when not watched
 * @param memberKib of the server's memory for each member, joining compared with before; 0 when not watched
 * @param benchCpuSeconds what this program used in that time
 * @param notices what the server said by itself, without repetitions
 * @param noticeCount how often
 * @param otherFrames user lists and lines of others that came in that time
 */
public record Figures(
        Joining.Figures joining,
        double seconds,
        long messages,
        long deliveries,
        long verified,
        double bodyBytes,
        Histogram latency,
        int window,
        ProcessUse server,
        double memberKib,
        double benchCpuSeconds,
        List<String> notices,
        long noticeCount,
        long otherFrames) {}
