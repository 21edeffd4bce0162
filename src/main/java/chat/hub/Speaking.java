package chat.hub;

import chat.protocol.FaultCode;
import chat.protocol.LegacyText;
import chat.protocol.Limit;
import chat.protocol.Regarding;
import chat.protocol.TalkRequest;
import chat.protocol.Text;
import chat.protocol.TextKind;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The route of what is said: checked, handed to the history, and published when the history has kept it, which is at the same time the
 * acknowledgement. What comes again is known here while it is on its way and by the history afterwards.
 */
final class Speaking {
    /** After so long a refused message may be sent again. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final House house;
    private final Publishing publishing;
    private boolean lost;

    Speaking(House house) {
        this.house = house;
        this.publishing = new Publishing(house);
    }

    /** From a client of the session profile. */
    void say(Session from, Venue where, TalkRequest.Say message) {
        Regarding regarding = new Regarding(message.n(), 0);
        String text = Text.clean(message.text());
        if (!sendable(from, text, regarding)) {
            return;
        }
        User user = from.owner();
        Draft draft = new Draft(
                where.logName(),
                user.name().value(),
                user.verified(),
                from.device().hex(),
                message.n(),
                kind(message.kind()),
                text,
                house.stampMillis());
        Line known = house.flights.known(new Line.Sent(draft.device(), draft.n()));
        if (known == null || known.user != user || known.venue.why() != null) {
            // Behind what only asked, or was of the user as whom the device signed in before: the answer to that one is
            // not for this one.
            fly(new Line(this, from, where, draft, house.time.nanos()));
        } else if (!known.draft.at(1).isOf(draft)) {
            house.refuse(from, FaultCode.NUMBER_REUSED, reused(draft.n()), regarding);
        } else if (house.flights.stalled()) {
            notStored(from, NO_ANSWER, regarding);
        } else if (user.sessions.indexOf(from) > user.sessions.indexOf(known.session)) {
            known.session = from; // the device's latest connection: one before it is gone, or will turn out to be
        }
    }

    /** From a legacy client, who hears of it only if something is wrong. */
    void say(Session from, Venue where, String text) {
        String clean = Text.clean(text);
        if (sendable(from, clean, Regarding.NOTHING)) {
            User user = from.owner();
            LegacyText said = LegacyText.read(user.name().value(), clean);
            Draft draft = new Draft(
                    where.logName(),
                    user.name().value(),
                    user.verified(),
                    "",
                    0,
                    kind(said.kind()),
                    said.text(),
                    house.stampMillis());
            fly(new Line(this, from, where, draft, house.time.nanos()));
        }
    }

    /** Whether a clean text may go out; if not, the sender is told why. */
    boolean sendable(Session from, String clean, Regarding regarding) {
        if (clean.isEmpty()) {
            house.refuse(from, FaultCode.TEXT_EMPTY, "An empty message was not sent.", regarding);
            return false;
        }
        Optional<String> problem = Text.problem(clean, house.settings.value(Limit.FRAME_BYTES));
        if (problem.isPresent()) {
            house.refuse(from, FaultCode.TEXT_TOO_LONG, problem.get(), regarding);
        }
        return problem.isEmpty();
    }

    private static final String NO_ANSWER = "The disk of the chat does not answer. Your message may not be kept yet.";
    private static final String TOO_MUCH = "Too much waits for the disk of the chat. Your message was not kept.";
    private static final String NO_MORE = "The history of the chat has failed. Your message was not kept.";

    private void fly(Line line) {
        String why = lost ? NO_MORE : house.flights.stalled() ? NO_ANSWER : "";
        if (why.isEmpty() && handOver(line)) {
            house.flights.add(line);
        } else {
            notStored(line.session, why.isEmpty() ? TOO_MUCH : why, line.regarding());
        }
    }

    private boolean handOver(Line line) {
        return line.venue.why() == null ? house.log.append(line.draft, line) : house.log.lookUp(line.draft, line);
    }

    /** The history has not answered for too long. */
    void stalled(Line line) {
        notStored(line.session, NO_ANSWER, line.regarding());
    }

    private void notStored(Session to, String sentence, Regarding regarding) {
        house.refuse(to, FaultCode.NOT_STORED, sentence, regarding, RETRY_NANOS);
    }

    private static String reused(long n) {
        return "The number " + n + " was used for another message.";
    }

    /** What became of it. */
    void settled(Line line, Receipt receipt) {
        house.flights.remove(line);
        try {
            receipt.accept(new Outcome(line));
        } finally {
            line.user.landed();
        }
    }

    private static EntryKind kind(TextKind kind) {
        return switch (kind) {
            case TEXT -> EntryKind.TEXT;
            case ACTION -> EntryKind.ACTION;
            case BLOCK -> EntryKind.BLOCK;
        };
    }

    /** What is done about each outcome. */
    private final class Outcome implements Receipt.Receiver<Boolean> {
        private final Line line;

        Outcome(Line line) {
            this.line = line;
        }

        @Override
        public Boolean committed(Receipt.Committed receipt) {
            publishing.publish(line, receipt.entry());
            return true;
        }

        @Override
        public Boolean duplicate(Receipt.Duplicate receipt) {
            publishing.repeat(line, receipt.entry());
            return true;
        }

        @Override
        public Boolean conflict(Receipt.Conflict receipt) {
            house.refuse(line.session, FaultCode.NUMBER_REUSED, receipt.sentence(), line.regarding());
            return true;
        }

        @Override
        public Boolean unknown(Receipt.Unknown receipt) {
            house.refuse(line.session, Objects.requireNonNull(line.venue.why()));
            return true;
        }

        @Override
        public Boolean refused(Receipt.Refused receipt) {
            notStored(line.session, receipt.sentence(), line.regarding());
            return true;
        }

        @Override
        public Boolean lost(Receipt.Lost receipt) {
            notStored(line.session, receipt.sentence(), line.regarding());
            lost = true;
            return true;
        }
    }
}
