package chat.server;

import chat.hub.Draft;
import chat.hub.Receipt;
import chat.protocol.Entry;
import chat.protocol.Limit;
import chat.protocol.Limits;
import chat.protocol.LinkEvent;
import chat.protocol.Place;
import chat.protocol.RoomEvent;
import chat.protocol.RoomName;
import chat.protocol.SessionEvent;
import chat.protocol.Tag;
import chat.protocol.TalkEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bug for the simulation to notice: in what reaches a client, in a bound that the server does not keep, in what it leaves behind. */
enum PlantedBug {
    /** What runs are done with. */
    NONE(""),
    LOSES_A_LINE("heard"),
    DOUBLES_A_LINE("heard"),
    SWAPS_TWO_LINES("heard"),
    TELLS_ONE_ITS_OWN_LINE("heard itself"),
    TELLS_A_WHISPER_TO_ANOTHER("called"),
    LETS_A_WHISPER_OVERTAKE("after a whisper"),
    GIVES_A_NAME_TWICE("two are called"),
    FORGETS_THE_LAST_LIST("has the list"),
    TELLS_OF_THE_PACE_TWICE("was told of its pace"),
    KEEPS_A_FEED_WITHOUT_BOUND("feeds hold"),
    KEEPS_FRAMES_WITHOUT_BOUND("too much is held"),
    LETS_IN_TOO_MANY("are in"),
    KEEPS_NO_PACE("has been heard"),
    LEAVES_A_MEMBER_BEHIND("after all have left"),
    // In the session profile, and on the disk
    ACKNOWLEDGES_BEFORE_IT_IS_KEPT("before it was kept"),
    LOSES_WHAT_WAS_KEPT("a line is lost"),
    KEEPS_A_LINE_TWICE("kept twice"),
    FORGETS_A_NAME("kept twice"),
    FORGETS_WHAT_WAS_KEPT_ELSEWHERE("which is kept"),
    KNOWS_WHAT_WAS_NEVER_KEPT("which is not theirs|before it was kept"),
    LEAVES_A_LINE_OUT("left out"),
    TELLS_A_LINE_TWICE("told twice"),
    TELLS_TWO_LINES_IN_ANOTHER_ORDER("left out"),
    TELLS_ANOTHER_TEXT("where it is kept as"),
    TELLS_OF_ANOTHERS_ROOM("which is not theirs"),
    TELLS_WHAT_WAS_FOR_ANOTHER("what is not theirs"),
    FORGETS_TO_TELL_OF_A_GAP("where it has heard up to less, and of no gap"),
    FORGETS_A_LINE_OF_A_PAGE("no longer kept"),
    KEEPS_SILENT_ABOUT_A_REFUSAL("was never acknowledged"),
    GIVES_A_WRONG_TAG("by its tag"),
    ANSWERS_TWICE("what it did not ask"),
    FORGETS_A_JOINING("is not among"),
    FORGETS_A_LEAVING("the roster"),
    FORGETS_A_TOPIC("the topic"),
    GOES_BACK_IN_READING("had read"),
    TAKES_WITHOUT_BOUND("on their way to the disk"),
    LETS_IN_TWO_OF_A_NAME("are called the same");

    private final String symptom;

    PlantedBug(String symptom) {
        this.symptom = symptom;
    }

    /** What the complaint about it has to say, one of it. */
    String[] symptoms() {
        return symptom.split("\\|", -1);
    }

    /** The limits that the server has, where these were promised. */
    Limits kept(Limits promised) {
        return switch (this) {
            case KEEPS_A_FEED_WITHOUT_BOUND -> promised.with(Limit.FEED_BYTES, 1 << 30);
            case KEEPS_FRAMES_WITHOUT_BOUND -> promised.with(Limit.FRAME_BYTES, 4 << 20);
            case LETS_IN_TOO_MANY -> promised.with(Limit.CONNECTIONS, 10_000);
            case KEEPS_NO_PACE -> promised.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);
            case TAKES_WITHOUT_BOUND -> promised.with(Limit.UNACKNOWLEDGED, 4_096);
            default -> promised;
        };
    }

    /** What the disk takes for that draft. */
    Draft kept(Draft draft, Ledger ledger) {
        boolean again = (this == KEEPS_A_LINE_TWICE && ledger.has(draft))
                || (this == FORGETS_A_NAME && ledger.hasUnderAnotherName(draft));
        return again
                ? new Draft(draft.room(), draft.user(), draft.device(), 0, draft.kind(), draft.text(), draft.atMillis())
                : draft;
    }

    /** What becomes of an answer about a line for which there is no place any more. */
    Receipt found(Draft draft, Receipt receipt) {
        return switch (this) {
            case FORGETS_WHAT_WAS_KEPT_ELSEWHERE -> new Receipt.Unknown();
            case KNOWS_WHAT_WAS_NEVER_KEPT ->
                receipt instanceof Receipt.Unknown ? new Receipt.Duplicate(draft.at(1_000)) : receipt;
            default -> receipt;
        };
    }

    /** The same for a client of the session profile: what of this event reaches its memory. */
    List<SessionEvent> hear(SimSessionClient client, SessionEvent event) {
        boolean now = client.events % 8 == 0;
        return switch (this) {
            case LEAVES_A_LINE_OUT -> inRoom(event) && now ? List.of() : List.of(event);
            case TELLS_A_LINE_TWICE -> inRoom(event) && now ? List.of(event, event) : List.of(event);
            case TELLS_TWO_LINES_IN_ANOTHER_ORDER -> swapped(client, event);
            case TELLS_ANOTHER_TEXT ->
                event instanceof TalkEvent.Said said && now
                        ? List.of(withText(said, said.entry().text() + "!"))
                        : List.of(event);
            case TELLS_OF_ANOTHERS_ROOM ->
                event instanceof TalkEvent.Said said && now
                        ? List.of(event, new TalkEvent.Said(new Place.InRoom(new RoomName("attic")), said.entry()))
                        : List.of(event);
            case TELLS_WHAT_WAS_FOR_ANOTHER ->
                event instanceof TalkEvent.Said said
                                && said.place() instanceof Place.With
                                && !said.entry().from().equals(client.heard.you())
                                && now
                        ? List.of(
                                withText(said, said.entry().text().replaceAll("\\bfor \\S+ psst", "for somebody psst")))
                        : List.of(event);
            case FORGETS_TO_TELL_OF_A_GAP -> event instanceof TalkEvent.Gap ? List.of() : List.of(event);
            case FORGETS_A_LINE_OF_A_PAGE ->
                event instanceof TalkEvent.Page page && page.entries().size() > 1
                        ? List.of(new TalkEvent.Page(
                                page.ref(),
                                page.place(),
                                page.first(),
                                page.last(),
                                page.more(),
                                page.entries().subList(1, page.entries().size())))
                        : List.of(event);
            case KEEPS_SILENT_ABOUT_A_REFUSAL ->
                event instanceof LinkEvent.Refused why && why.regarding().n() > 0 ? List.of() : List.of(event);
            case GIVES_A_WRONG_TAG ->
                event instanceof TalkEvent.Said said && client.journal.isOwn(said.entry())
                        ? List.of(withTag(said, Tag.NOBODYS))
                        : List.of(event);
            case ANSWERS_TWICE -> event instanceof RoomEvent.Whois ? List.of(event, event) : List.of(event);
            case FORGETS_A_JOINING -> event instanceof RoomEvent.Joined ? List.of() : List.of(event);
            case FORGETS_A_LEAVING -> event instanceof RoomEvent.Left ? List.of() : List.of(event);
            case FORGETS_A_TOPIC -> event instanceof RoomEvent.Topic ? List.of() : List.of(event);
            case GOES_BACK_IN_READING -> event instanceof TalkEvent.Read ? List.of(event, event) : List.of(event);
            case LETS_IN_TWO_OF_A_NAME ->
                event instanceof RoomEvent.Roster roster && !roster.members().isEmpty() && now
                        ? List.of(new RoomEvent.Roster(
                                roster.room(),
                                List.of(
                                        roster.members().get(0),
                                        roster.members().get(0)),
                                0))
                        : List.of(event);
            default -> List.of(event);
        };
    }

    private static boolean inRoom(SessionEvent event) {
        return event instanceof TalkEvent.Said said && said.place() instanceof Place.InRoom;
    }

    private static TalkEvent.Said withText(TalkEvent.Said said, String text) {
        Entry was = said.entry();
        return new TalkEvent.Said(
                said.place(), new Entry(was.seq(), was.at(), was.from(), was.verified(), was.tag(), was.kind(), text));
    }

    private static TalkEvent.Said withTag(TalkEvent.Said said, Tag tag) {
        Entry was = said.entry();
        return new TalkEvent.Said(
                said.place(), new Entry(was.seq(), was.at(), was.from(), was.verified(), tag, was.kind(), was.text()));
    }

    private static List<SessionEvent> swapped(SimSessionClient client, SessionEvent event) {
        @Nullable SessionEvent earlier = client.heldBack;
        if (!inRoom(event)) {
            return List.of(event);
        }
        client.heldBack = earlier == null ? event : null;
        return earlier == null ? List.of() : List.of(event, earlier);
    }

    /** A body of the server on its way to the memory of the client that it was sent to. */
    void hear(Transcript client, String body) {
        boolean said = body.contains("] #") && client.lines.size() == 5;
        switch (this) {
            case LOSES_A_LINE -> {
                if (!said || client.lost) {
                    client.hear(body);
                }
                client.lost |= said;
            }
            case DOUBLES_A_LINE -> {
                client.hear(body);
                if (said) {
                    client.hear(body);
                }
            }
            case SWAPS_TWO_LINES -> swap(client, body, said);
            case TELLS_ONE_ITS_OWN_LINE -> {
                client.hear(body);
                if (said && client.client > 0) {
                    client.hear("[" + client.name + "] " + Transcript.id(client.client, 1 << 20));
                }
            }
            case TELLS_A_WHISPER_TO_ANOTHER ->
                client.hear(body.replaceAll("\\(whisper\\) for \\S+ psst", "(whisper) for somebody psst"));
            case LETS_A_WHISPER_OVERTAKE -> {
                String whisper = body.replaceFirst("\\] #(\\d{1,3})-(\\d+)#.*", "] (whisper) psst #$1-99999#");
                if (said && !whisper.equals(body)) {
                    client.hear(whisper);
                }
                client.hear(body);
            }
            case GIVES_A_NAME_TWICE ->
                client.hear(body.replaceFirst(
                        "^\\[\\S+\\] User \\S+ joined the chat\\.$", "[ada] User ada joined the chat."));
            case FORGETS_THE_LAST_LIST -> {
                if (!body.startsWith("!USERLIST:") || client.lastList.isEmpty()) {
                    client.hear(body);
                }
            }
            case TELLS_OF_THE_PACE_TWICE -> {
                client.hear(body);
                if (body.contains("sending faster")) {
                    client.hear(body);
                }
            }
            default -> client.hear(body);
        }
    }

    private static void swap(Transcript client, String body, boolean said) {
        if (said && client.heldBack.isEmpty()) {
            client.heldBack = body;
        } else {
            client.hear(body);
            if (!client.heldBack.isEmpty()) {
                String earlier = client.heldBack;
                client.heldBack = "";
                client.hear(earlier);
            }
        }
    }
}
