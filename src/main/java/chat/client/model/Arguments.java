package chat.client.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command takes behind it, for completion: each command of {@link SlashCommand} that takes more than a text has its case here. */
final class Arguments {
    private static final Map<String, String> LEVELS = inOrder(
            "all", "every line of others rings",
            "mention", "what names you, and what is said to you alone",
            "none", "nothing rings",
            "default", "as /set notify says");

    private static final Map<String, String> BELL_WORDS = inOrder(
            "on", "rings when somebody wants you and you look elsewhere",
            "off", "never rings",
            "test", "rings now, and says what was sent and what tmux needs");

    private static final Map<String, String> SEARCH_WORDS = inOrder(
            "from:", "said by whom",
            "in:", "said where",
            "before:", "said before a day, as 2026-11-23");

    private Arguments() {}

    /**
     * Best first.
     *
     * @param before the arguments in front of this one
     * @param typed this one as far as it goes
     */
    static List<Candidate> of(Model model, SlashCommand command, List<String> before, String typed) {
        boolean first = before.isEmpty();
        return switch (command) {
            case HELP -> first ? Words.commands("", typed) : List.of();
            case JOIN -> first ? others(model, typed) : List.of();
            case PART -> first ? mine(model, typed) : List.of();
            case INVITE, QUERY, WHOIS, KICK, BAN, MUTE, UNBAN, UNMUTE, OP, DEOP ->
                first ? Words.everybody(model, typed, "") : List.of();
            case MSG -> first ? Words.everybody(model, typed, "") : Words.text(model, typed, " ");
            case WIN -> first ? windows(model, typed) : List.of();
            case CLOSE -> first ? Words.begun(Map.of("now", "drops what was not delivered"), typed) : List.of();
            case NOTIFY -> first ? Words.begun(LEVELS, typed) : List.of();
            case BELL -> first ? Words.begun(BELL_WORDS, typed) : List.of();
            case TOPIC -> first && typed.isEmpty() ? topic(model) : Words.text(model, typed, " ");
            case SEARCH -> search(model, typed);
            case SET -> options(before, typed);
            case THEME -> first ? values(Option.THEME, typed) : List.of();
            case TZ -> first ? values(Option.ZONE, typed) : List.of();
            case EVENTS -> first ? values(Option.EVENTS, typed) : List.of();
            case BIND -> first ? List.of() : BindCommands.actions(typed);
            case UNBIND -> first ? BindCommands.own(model, typed) : List.of();
            case IGNORE -> first ? Words.everybody(model, typed, "") : List.of();
            case UNIGNORE -> first ? ignored(model, typed) : List.of();
            case KEYS,
                    LAG,
                    BANNED,
                    OPS,
                    LIST,
                    WHO,
                    NAMES,
                    NICK,
                    BACK,
                    HISTORY,
                    GOTO,
                    CLEAR,
                    NEXT,
                    UNREAD,
                    MENTIONS,
                    BARE,
                    RESEND,
                    STATUS,
                    RECONNECT,
                    DISCONNECT,
                    VERSION,
                    QUIT -> List.of();
            default -> Words.text(model, typed, " ");
        };
    }

    private static List<Candidate> options(List<String> before, String typed) {
        if (before.isEmpty()) {
            Map<String, String> notes = new LinkedHashMap<>();
            for (Option option : Option.values()) {
                notes.put(option.word(), option.summary());
            }
            return Words.begun(notes, typed);
        }
        Option option = before.size() == 1 ? Option.meant(before.get(0)) : null;
        return option == null ? List.of() : values(option, typed);
    }

    private static List<Candidate> values(Option option, String typed) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (String value : option.kind().values()) {
            notes.put(value, value.equals(option.standard()) ? "default" : "");
        }
        return Words.begun(notes, typed);
    }

    private static List<Candidate> ignored(Model model, String typed) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (String name : model.settings().ignored().names()) {
            notes.put(name, "");
        }
        return Words.begun(notes, typed);
    }

    /** Rooms, those first in which the user is not. */
    private static List<Candidate> others(Model model, String typed) {
        List<Candidate> first = new ArrayList<>();
        List<Candidate> there = new ArrayList<>();
        for (Candidate room : Words.rooms(model, typed)) {
            (isOpen(model, room.shown()) ? there : first).add(room);
        }
        first.addAll(there);
        return first;
    }

    /** Rooms in which the user is, but for the lobby, which stays. */
    private static List<Candidate> mine(Model model, String typed) {
        List<Candidate> rooms = new ArrayList<>(Words.rooms(model, typed));
        String lobby = model.windows().lobby().name();
        rooms.removeIf(room -> room.shown().equals(lobby) || !isOpen(model, room.shown()));
        return rooms;
    }

    private static boolean isOpen(Model model, String room) {
        for (Window window : model.windows().all()) {
            if (window.name().equals(room) && !window.talk().isPrivate()) {
                return window.talk().stage() == Talk.Stage.OPEN;
            }
        }
        return false;
    }

    private static List<Candidate> windows(Model model, String typed) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Window window : model.windows().all()) {
            names.put(window.name(), "window " + window.number());
        }
        return Words.begun(names, typed);
    }

    /** What the topic is, to be changed. */
    private static List<Candidate> topic(Model model) {
        String topic = model.window().talk().topic();
        return topic.isEmpty() ? List.of() : List.of(new Candidate(topic, topic, ""));
    }

    private static List<Candidate> search(Model model, String typed) {
        if (typed.startsWith("from:")) {
            return Words.everybody(model, typed.substring("from:".length()), "from:");
        }
        if (typed.startsWith("in:")) {
            List<Candidate> rooms = new ArrayList<>();
            for (Candidate room : windows(model, typed.substring("in:".length()))) {
                rooms.add(new Candidate("in:" + room.word(), room.shown(), room.note()));
            }
            return rooms;
        }
        List<Candidate> words = new ArrayList<>();
        SEARCH_WORDS.forEach((word, note) -> {
            if (Words.begins(word, typed)) {
                words.add(new Candidate(word, word, note));
            }
        });
        return words.isEmpty() ? Words.text(model, typed, " ") : words;
    }

    private static Map<String, String> inOrder(String... wordsAndNotes) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < wordsAndNotes.length; i += 2) {
            words.put(wordsAndNotes[i], wordsAndNotes[i + 1]);
        }
        return words;
    }
}
