package chat.client.model;

import chat.protocol.Name;
import chat.protocol.Place;
import chat.protocol.RoomName;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The commands about rooms and people, which only a server of the session profile knows. What cannot be done is said in
 * one sentence, and stays in the input.
 */
final class RoomCommands {
    private static final int TOPIC_CHARS_MAX = 512;
    private static final int AWAY_CHARS_MAX = 200;

    private RoomCommands() {}

    static Step run(Model model, SlashCommand command, String rest) {
        if (command == SlashCommand.TOPIC && rest.isEmpty()) {
            return Step.of(Lines.local(Commands.done(model), topic(model.window())));
        }
        if (command == SlashCommand.NICK && model.link().state() == Link.State.REJECTED) {
            return signInAs(model, rest);
        }
        String refusal = refusal(model, "/" + command.word());
        if (refusal != null) {
            return Step.of(model.hint(refusal));
        }
        return switch (command) {
            case JOIN -> join(model, rest);
            case PART -> part(model, rest);
            case LIST -> asked(model, new Request.ListRooms(0));
            case TOPIC -> setTopic(model, rest);
            case INVITE -> invite(model, rest);
            case QUERY -> query(model, rest);
            case WHOIS -> person(model, rest, Request.Whois::new);
            case NICK -> person(model, rest, Request.Nick::new);
            case AWAY -> away(model, rest.isEmpty() ? "away" : rest);
            case BACK -> asked(model, new Request.Away(""));
            default -> throw new IllegalArgumentException(command.word());
        };
    }

    /** Why this cannot be asked of the server now; null if it can. */
    static @Nullable String refusal(Model model, String what) {
        Link link = model.link();
        if (link.up() && !link.hasRooms()) {
            return what + " is nothing that this server knows: it has one room and no history.";
        }
        return link.up() ? null : what + " needs a connection, and there is none now; /reconnect tries.";
    }

    /** To one person, in the conversation with them, which shows only if the user goes there. */
    static Step tell(Model model, String to, String text) {
        String problem = nameProblem(model, to);
        if (problem != null) {
            return Step.of(model.hint(problem));
        }
        Place place = place(model, to);
        Step sent = Sending.whisper(model, ((Place.With) place).name(), text);
        Window window = sent.model().windows().of(place);
        boolean elsewhere = window != null
                && window.number() != sent.model().windows().active()
                && sent.model().composer().input().isEmpty();
        return elsewhere && window != null
                ? sent.map(now -> now.hint("Said in window " + window.number() + ": " + window.name() + "."))
                : sent;
    }

    private static Step join(Model model, String rest) {
        RoomName room = room(rest);
        return room == null ? Step.of(model.hint(roomProblem(rest))) : enter(Commands.done(model), room);
    }

    /** Shows the window of a room, and goes into it if we are not there. */
    static Step enter(Model model, RoomName room) {
        Place place = new Place.InRoom(room);
        Window there = model.windows().of(place);
        if (there != null && there.talk().stage() == Talk.Stage.OPEN) {
            return Step.of(Switching.to(model, place));
        }
        Model now = Switching.to(model, place);
        Model asked = now.window(now.window().talk(now.window().talk().stage(Talk.Stage.ASKED)));
        return Step.of(asked, new Effect.Ask(new Request.Join(room)));
    }

    private static Step part(Model model, String rest) {
        Place place = model.window().talk().place();
        RoomName room = !rest.isEmpty() ? room(rest) : place instanceof Place.InRoom in ? in.room() : null;
        if (room == null) {
            return Step.of(
                    model.hint(rest.isEmpty() ? "This is no room: /close closes its window." : roomProblem(rest)));
        }
        if (room.equals(RoomName.LOBBY)) {
            return Step.of(model.hint("The lobby cannot be left; /quit leaves the chat."));
        }
        Window window = model.windows().of(new Place.InRoom(room));
        return window == null || window.talk().stage() != Talk.Stage.OPEN
                ? Step.of(model.hint("You are not in #" + room + "."))
                : asked(model, new Request.Part(room));
    }

    private static Step setTopic(Model model, String topic) {
        if (!(model.window().talk().place() instanceof Place.InRoom in)) {
            return Step.of(model.hint("Only a room has a topic."));
        }
        String line = Shown.line(topic);
        if (line.length() > TOPIC_CHARS_MAX) {
            return Step.of(model.hint("A topic has at most " + TOPIC_CHARS_MAX + " characters."));
        }
        return asked(model, new Request.SetTopic(in.room(), line.equals("-") ? "" : line));
    }

    private static Step invite(Model model, String who) {
        if (!(model.window().talk().place() instanceof Place.InRoom in)) {
            return Step.of(model.hint("This is no room. Go to the one into which you want to invite " + who + "."));
        }
        return person(model, who, name -> new Request.Invite(in.room(), name));
    }

    private static Step query(Model model, String who) {
        String problem = nameProblem(model, who);
        return problem == null ? meet(Commands.done(model), who) : Step.of(model.hint(problem));
    }

    /** Shows the window of the talk with somebody, whose name is one. */
    static Step meet(Model model, String who) {
        Place place = place(model, who);
        Model now = Switching.to(model, place);
        return now.window().talk().stage() == Talk.Stage.OPEN
                ? Step.of(now)
                : Step.of(now, new Effect.Ask(new Request.Talk(((Place.With) place).name())));
    }

    private static Step away(Model model, String why) {
        String line = Shown.line(why);
        return line.length() > AWAY_CHARS_MAX
                ? Step.of(model.hint("Say it in at most " + AWAY_CHARS_MAX + " characters."))
                : asked(model, new Request.Away(line));
    }

    private static Step signInAs(Model model, String name) {
        return Name.problem(name)
                .map(problem -> Step.of(model.hint(problem)))
                .orElseGet(() -> Step.of(Commands.done(model), new Effect.SignInAs(name)));
    }

    /** Asks about a name as servers spell it. */
    private static Step person(Model model, String typed, Function<String, Request> request) {
        String problem = Name.problem(typed).orElse(null);
        return problem == null ? asked(model, request.apply(Name.of(typed).value())) : Step.of(model.hint(problem));
    }

    private static Step asked(Model model, Request request) {
        return Step.of(Commands.done(model), new Effect.Ask(request));
    }

    private static String topic(Window window) {
        String topic = window.talk().topic();
        return topic.isEmpty() ? window.name() + " has no topic." : "The topic of " + window.name() + ": " + topic;
    }

    /** The conversation with somebody, called as its owner spells the name, if that is known. */
    private static Place place(Model model, String typed) {
        for (Window window : model.windows().all()) {
            String spelled = window.people().spelled(typed);
            if (spelled != null) {
                return new Place.With(spelled);
            }
            if (window.talk().place() instanceof Place.With with && with.name().equalsIgnoreCase(typed)) {
                return with;
            }
        }
        return new Place.With(Name.of(typed).value());
    }

    private static @Nullable String nameProblem(Model model, String who) {
        if (who.equalsIgnoreCase(model.self())) {
            return "That is you.";
        }
        return Name.problem(who).orElse(null);
    }

    private static @Nullable RoomName room(String typed) {
        return roomProblem(typed).isEmpty() ? RoomName.of(typed) : null;
    }

    private static String roomProblem(String typed) {
        return RoomName.problem(typed, Name.Alphabet.ANY_ONE_SCRIPT).orElse("");
    }
}
