package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The commands, as the user types, completes and looks them up. What they do is in {@link Commands}. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
public enum SlashCommand {
    HELP("help", "[command]", "the keys and commands, or what one command does"),
    KEYS("keys", "[word]", "the keys and commands; with a word, the keys and actions with it"),
    JOIN("join", "#room", "go into a room, which is made if it is not there"),
    PART("part", "[#room]", "leave a room; its window stays until /close"),
    LIST("list", "", "which rooms there are"),
    TOPIC("topic", "[text]", "what the room is about, or say what it is; /topic - takes it away"),
    INVITE("invite", "nick", "ask somebody to come into this room"),
    NAMES("names", "", "who is here"),
    WHO("who", "", "who is here, and who is away and why"),
    ME("me", "text", "say what you do: /me waves"),
    MSG("msg", "nick text", "a whisper, to one person alone; !WHISPER:nick text does the same"),
    QUERY("query", "nick", "a window for talking with one person"),
    WHOIS("whois", "nick", "who somebody is, and where"),
    NICK("nick", "name", "another name for you"),
    AWAY("away", "[why]", "say that you are away"),
    BACK("back", "", "say that you are back"),
    IGNORE("ignore", "[nick]", "hide what somebody says; without a nick, whom you ignore"),
    UNIGNORE("unignore", "nick", "show again what somebody says"),
    KICK("kick", "nick [reason]", "send somebody off; for operators, as those up to /announce"),
    BAN("ban", "nick [time] [reason]", "keep somebody out, for 10m, 2h or 7d, or until /unban; also an address"),
    MUTE("mute", "nick [time] [reason]", "somebody may say nothing, for as long, or until /unmute; also an address"),
    UNBAN("unban", "nick", "let somebody in again"),
    UNMUTE("unmute", "nick", "let somebody speak again"),
    BANNED("banned", "", "who is banned or muted, and until when"),
    OP("op", "nick", "make somebody an operator; for whoever runs the server"),
    DEOP("deop", "nick", "make somebody no operator any more"),
    OPS("ops", "", "who may give orders here"),
    ANNOUNCE("announce", "text", "tell everybody who is here"),
    MOTD("motd", "[text]", "what those who come are told; operators may say it, /motd - takes that back"),
    WIN("win", "[number or name]", "go to a window; without a number, list them"),
    NEXT("next", "", "where something is new, mentions of you first; the last /next returns"),
    CLOSE("close", "[now]", "close this window and leave its room; now drops what was not delivered"),
    SEARCH(
            "search",
            "[words]",
            "search all that was said, newest first: words, \"phrases\", from:nick in:#room before:2026-11-23; without words, what was found last"),
    HISTORY("history", "[number]", "older lines from the server, 100 or as many as you say"),
    GOTO("goto", "time", "what was said at 14:30, 2026-11-23 or 2026-11-23 14:30"),
    UNREAD("unread", "", "the first line of this window that you have not read"),
    MENTIONS("mentions", "", "the mention of you before this; in lines, the last 20 of this window"),
    COPY("copy", "[number]", "copy the last message, with 3 the third last, with #31 the one with that number"),
    QUOTE("quote", "[number]", "put the last message into the draft, each line after a >; numbers as for /copy"),
    SAVE("save", "number file", "write a message, or all of this window, into a new file; numbers as for /copy"),
    CLEAR("clear", "", "an empty window; what was said is still there, above"),
    BARE("bare", "", "only the texts, for copying; again to come back"),
    MOUSE("mouse", "[on or off]", "the wheel scrolls, a click goes to a window or name; off, it selects text"),
    RESEND("resend", "", "send again what was not delivered"),
    NOTIFY("notify", "[all, mention or none]", "which lines of this window ring; default: as /set notify says"),
    BELL("bell", "[on, off or test]", "whether the terminal rings; test says what is sent, and what tmux needs for it"),
    SET("set", "[name] [value]", "what can be set; /set name value sets it, /set -name takes that back"),
    THEME("theme", "[name]", "colours: auto, dark, light or mono; short for /set theme"),
    TZ("tz", "[zone]", "the time zone, such as Europe/Berlin, or system; short for /set zone"),
    EVENTS("events", "[merged, each or hidden]", "how joins and leaves show; short for /set events"),
    BIND("bind", "[key] [action]", "what a key does: /bind M-x next-window; without both, which keys are your own"),
    UNBIND("unbind", "key", "the key does what it does by default"),
    DOCTOR("doctor", "", "what the terminal, tmux and the server can do here, and what to set where something cannot"),
    LAG("lag", "", "how long the server takes to answer"),
    STATUS("status", "", "the connection, and what waits to be sent"),
    RECONNECT("reconnect", "", "connect now, not when the time has come"),
    DISCONNECT("disconnect", "", "leave the server, stay in the client"),
    VERSION("version", "", "which client this is"),
    QUIT("quit", "", "leave; also /exit, /bye, !DISCONNECT", "exit", "bye");

    private final String word;
    private final String arguments;
    private final String summary;
    private final List<String> aliases;

    SlashCommand(String word, String arguments, String summary, String... aliases) {
        this.word = word;
        this.arguments = arguments;
        this.summary = summary;
        this.aliases = List.of(aliases);
    }

    /** Without the slash. */
    public String word() {
        return word;
    }

    public String usage() {
        return "/" + word + (arguments.isEmpty() ? "" : " " + arguments);
    }

    public String summary() {
        return summary;
    }

    boolean needsArguments() {
        return !arguments.isEmpty() && !arguments.startsWith("[");
    }

    /** The command that a draft is; null if it is none. */
    public static @Nullable SlashCommand typed(String draft) {
        if (!draft.startsWith("/") || draft.startsWith("//")) {
            return null;
        }
        String word = draft.substring(1, Commands.wordEnd(draft)).toLowerCase(Locale.ROOT);
        List<SlashCommand> matching = matching(word);
        return !word.isEmpty() && matching.size() == 1 ? matching.get(0) : null;
    }

    /** All commands that a word, without its slash, can stand for: one if it is whole, else those that it begins. */
    static List<SlashCommand> matching(String typed) {
        List<SlashCommand> begun = new ArrayList<>();
        for (SlashCommand command : values()) {
            if (command.word.equals(typed) || command.aliases.contains(typed)) {
                return List.of(command);
            }
            if (command.begins(typed)) {
                begun.add(command);
            }
        }
        return begun;
    }

    private boolean begins(String typed) {
        if (word.startsWith(typed)) {
            return true;
        }
        for (String alias : aliases) {
            if (alias.startsWith(typed)) {
                return true;
            }
        }
        return false;
    }
}
