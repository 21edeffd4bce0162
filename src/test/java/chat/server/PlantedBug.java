package chat.server;

import chat.protocol.Limit;
import chat.protocol.Limits;

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
    LEAVES_A_MEMBER_BEHIND("after all have left");

    private final String symptom;

    PlantedBug(String symptom) {
        this.symptom = symptom;
    }

    /** What the complaint about it has to say. */
    String symptom() {
        return symptom;
    }

    /** The limits that the server has, where these were promised. */
    Limits kept(Limits promised) {
        return switch (this) {
            case KEEPS_A_FEED_WITHOUT_BOUND -> promised.with(Limit.FEED_BYTES, 1 << 30);
            case KEEPS_FRAMES_WITHOUT_BOUND -> promised.with(Limit.FRAME_BYTES, 4 << 20);
            case LETS_IN_TOO_MANY -> promised.with(Limit.CONNECTIONS, 10_000);
            case KEEPS_NO_PACE -> promised.with(Limit.MESSAGES_PER_SECOND, 0).with(Limit.BYTES_PER_SECOND, 0);
            default -> promised;
        };
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
                if (said) {
                    client.hear(body.replaceFirst("\\] #(\\d+)-(\\d+)#.*", "] (whisper) psst #$1-99999#"));
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
