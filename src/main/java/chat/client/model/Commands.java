package chat.client.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Does what a finished draft says. A draft that cannot be done stays in the input, to be corrected; an unknown
 * command is never sent.
 */
final class Commands {
    private static final String OLD_DISCONNECT = "!DISCONNECT";
    private static final String BLANK_BEFORE_SLASH =
            "Not sent: a command has no blank before its slash, a text two slashes.";
    private static final String OLD_WHISPER = "!WHISPER:";

    private Commands() {}

    static Step enter(Model model) {
        String text = model.composer().input().text();
        if (text.isBlank()) {
            return Step.of(model);
        }
        String refusal = DraftLimits.refusal(model.composer().input(), ""); // an editor of the user's may write more
        if (!refusal.isEmpty()) {
            return Step.of(model.hint(refusal));
        }
        if (text.strip().equals(OLD_DISCONNECT)) {
            return quit(done(model));
        }
        if (text.startsWith(OLD_WHISPER)) {
            return oldWhisper(model, text.substring(OLD_WHISPER.length()));
        }
        int slash = text.length() - text.stripLeading().length();
        if (text.startsWith("//", slash)) {
            return Sending.say(model, text.substring(0, slash) + text.substring(slash + 1));
        }
        if (text.startsWith("/", slash)) {
            // With a blank before it, it was probably meant as a command, and may hold what others must not read.
            return slash == 0 ? command(model, text.substring(1)) : Step.of(model.hint(BLANK_BEFORE_SLASH));
        }
        return Sending.say(model, text);
    }

    /** The draft is done with: it goes to the history, and the newest lines show. */
    static Model done(Model model) {
        Composer composer = model.composer();
        InputHistory history = composer.history().add(composer.input().text());
        Model done = model.composer(composer.input(composer.input().cleared()).history(history));
        return Scrolling.bottom(typed(done, composer.input().text()));
    }

    /** It can be recalled in any window. */
    static Model typed(Model model, String text) {
        return model.dialog(model.dialog().typed(model.dialog().typed().add(text)));
    }

    static Step quit(Model model) {
        return model.outbox().letters().isEmpty()
                ? Step.of(model, new Effect.Quit())
                : Step.of(model.mode(new Mode.AskQuit()));
    }

    private static Step command(Model model, String text) {
        int end = wordEnd(text);
        String word = text.substring(0, end);
        String rest = end < text.length() ? text.substring(end + 1) : "";
        SlashCommand command = find(word);
        if (command == null) {
            return Step.of(Lines.error(Scrolling.bottom(model), unknown(word)));
        }
        if (command.needsArguments() && rest.isBlank()) {
            return Step.of(model.hint(command.usage() + ": " + command.summary() + "."));
        }
        return run(model, command, rest);
    }

    private static Step run(Model model, SlashCommand command, String rest) {
        return switch (command) {
            case HELP -> help(model, rest.strip());
            case KEYS -> OptionCommands.keys(model, rest.strip());
            case JOIN, PART, LIST, TOPIC, INVITE, QUERY, WHOIS, NICK, AWAY, BACK ->
                RoomCommands.run(model, command, rest.strip());
            case KICK, BAN, MUTE, UNBAN, UNMUTE, BANNED, OP, DEOP, OPS, ANNOUNCE, MOTD ->
                Giving.run(model, command, rest.strip());
            case SEARCH, HISTORY, GOTO -> HistoryCommands.run(model, command, rest.strip());
            case COPY, QUOTE, SAVE -> Copying.run(model, command, rest.strip());
            case WIN -> WindowCommands.win(model, rest.strip());
            case NEXT -> Step.of(Switching.nextActive(done(model)));
            case UNREAD -> Step.of(Searching.firstUnread(done(model)));
            case MENTIONS -> Step.of(Searching.mention(done(model), -1));
            case CLOSE -> WindowCommands.close(model, rest.strip());
            case ME -> Sending.act(model, rest);
            case MSG -> whisper(model, rest.stripLeading());
            case NAMES -> Step.of(Lines.local(done(model), Reports.names(model)));
            case CLEAR -> {
                Model done = done(model);
                yield Step.of(done.window(done.window().cleared()));
            }
            case BARE -> Step.of(done(model).panes(model.panes().toggleBare()));
            case MOUSE -> Mouse.command(model, rest.strip());
            case RESEND -> Sending.resend(done(model));
            case NOTIFY -> NotifyCommands.notify(model, rest.strip());
            case BELL -> NotifyCommands.bell(model, rest.strip());
            case SET -> OptionCommands.set(model, rest.strip());
            case THEME -> OptionCommands.one(model, Option.THEME, rest.strip());
            case TZ -> OptionCommands.one(model, Option.ZONE, rest.strip());
            case EVENTS -> OptionCommands.one(model, Option.EVENTS, rest.strip());
            case BIND -> BindCommands.bind(model, rest.strip());
            case UNBIND -> BindCommands.unbind(model, rest.strip());
            case IGNORE -> Hearing.ignore(model, rest.strip());
            case UNIGNORE -> Hearing.unignore(model, rest.strip());
            case DOCTOR -> doctor(done(model));
            case LAG -> Step.of(Lines.local(done(model), Reports.lag(model)));
            case WHO -> Step.of(Lines.local(done(model), Reports.who(model)));
            case STATUS -> Step.of(Lines.local(done(model), Reports.status(model)));
            case RECONNECT -> reconnect(done(model));
            case DISCONNECT -> LinkChanges.leave(done(model));
            case VERSION -> Step.of(Lines.local(done(model), model.settings().version()));
            case QUIT -> quit(done(model));
        };
    }

    private static Step help(Model model, String word) {
        if (word.isEmpty()) {
            return Step.of(done(model).mode(new Mode.Help(0)));
        }
        String name = word.startsWith("/") ? word.substring(1) : word;
        SlashCommand command = find(name);
        return command == null
                ? Step.of(Lines.error(Scrolling.bottom(model), unknown(name)))
                : Step.of(Lines.local(done(model), command.usage() + ": " + command.summary() + "."));
    }

    private static Step whisper(Model model, String rest) {
        int end = wordEnd(rest);
        String to = rest.substring(0, end);
        String text = end < rest.length() ? rest.substring(end + 1) : "";
        if (to.isEmpty() || text.isBlank()) {
            return Step.of(model.hint(SlashCommand.MSG.usage() + ": " + SlashCommand.MSG.summary() + "."));
        }
        if (model.link().hasRooms()) {
            return RoomCommands.tell(model, to, text);
        }
        People people = model.windows().lobby().people();
        String known = people.known() ? people.spelled(to) : to;
        return known == null
                ? Step.of(Lines.error(Scrolling.bottom(model), "Nobody here is called " + to + ": not sent."))
                : Sending.whisper(model, known, text);
    }

    private static Step oldWhisper(Model model, String rest) {
        return whisper(model, rest)
                .map(sent -> sent.composer().input().isEmpty()
                        ? sent.hint("Sent. " + SlashCommand.MSG.usage() + " is shorter and completes the name.")
                        : sent);
    }

    private static Step doctor(Model model) {
        String server = model.settings().server();
        return Step.of(
                Lines.local(model, "Looking at the terminal, this machine and the connection ..."),
                new Effect.Examine(server, model.link()));
    }

    private static Step reconnect(Model model) {
        if (model.link().up()) {
            return Step.of(model.hint("You are connected. /disconnect, then /reconnect, connects anew."));
        }
        return Step.of(model, new Effect.ReconnectNow());
    }

    /** Null if none is meant, or several are. */
    private static @Nullable SlashCommand find(String word) {
        List<SlashCommand> matching = SlashCommand.matching(word.toLowerCase(Locale.ROOT));
        return !word.isEmpty() && matching.size() == 1 ? matching.get(0) : null;
    }

    private static String unknown(String word) {
        List<SlashCommand> matching = word.isEmpty() ? List.of() : SlashCommand.matching(word.toLowerCase(Locale.ROOT));
        if (matching.isEmpty()) {
            return "There is no command /" + word + ", so nothing was sent. /help lists them; //" + word
                    + " sends it as text.";
        }
        StringBuilder text = new StringBuilder("/" + word + " could be");
        for (SlashCommand command : matching) {
            text.append(text.toString().endsWith("be") ? " /" : ", /").append(command.word());
        }
        return text.append(". Nothing was sent.").toString();
    }

    static int wordEnd(String text) {
        int at = 0;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
