package chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.LinkEvent;
import chat.protocol.Member;
import chat.protocol.Name;
import chat.protocol.Profile;
import chat.protocol.RoomRequest;
import chat.protocol.SessionHello;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody gets a proven name, or one that cannot be told from it on a screen, by asking for something that looks like it. */
class SpoofedNamesTest {
    private static final List<String> LOGINS = List.of("anna", "bill", "oscar", "morris", "wim", "server1");

    /** Letters that look like these, of other scripts and of none. */
    private static final Map<Character, String> LIKE = Map.of(
            'a', "aA\u0430\u0410\u0391\uff41\ud835\udd52",
            'b', "bB\u0412\u0392",
            'c', "cC\u0441\u0421\uff43",
            'e', "eE\u0435\u0415\u0395",
            'i', "iIlL1|\u0456\u0406\u0399\u04cf",
            'l', "lLiI1|\u0406\u04c0",
            'm', "mM\u041c\u039c",
            'n', "nN\u039d\uff4e",
            'o', "oO0\u043e\u041e\u03bf\u039f",
            's', "sS\u0455\u0405\uff53");

    private static final List<String> AROUND = List.of(
            "%s\u200b",
            "\u200b%s",
            "%s\u200d",
            "\u2060%s",
            "%s\ufeff",
            "\u202e%s",
            "%s\u00ad",
            "%s\u0000",
            "%s\n",
            "\n%s",
            "%s\r",
            "%s\t",
            " %s",
            "%s ",
            "\u00a0%s",
            "%s\u3000",
            "\u200e%s",
            "%s\ufe0f",
            "%s\u001b[0m",
            "\u061c%s");

    private static final List<String> BRACKETS = List.of(
            "[%s]",
            "<%s>", "(%s)", "{%s}", "~%s", "@%s", "%s:", "*%s*", "[Server] %s", "%s]", "\"%s\"", "\uff3b%s\uff3d");

    private final Hall hall = new Hall();

    private static Set<String> spoofs() {
        Set<String> all = new LinkedHashSet<>();
        for (String login : LOGINS) {
            all.add(login);
            all.add(login.toUpperCase(Locale.ROOT));
            for (String form : AROUND) {
                all.add(form.formatted(login));
            }
            for (String form : BRACKETS) {
                all.add(form.formatted(login));
            }
            for (int at = 0; at < login.length(); at++) {
                String like = LIKE.getOrDefault(login.charAt(at), "");
                for (int each : like.codePoints().toArray()) {
                    all.add(login.substring(0, at) + Character.toString(each) + login.substring(at + 1));
                    all.add(login.substring(0, at).toUpperCase(Locale.ROOT)
                            + Character.toString(each)
                            + login.substring(at + 1).toUpperCase(Locale.ROOT));
                }
                for (String invisible : List.of("\u200b", "\u200c", "\u2063", "\u00ad", "\u034f", "\n", "\u115f")) {
                    all.add(login.substring(0, at) + invisible + login.substring(at));
                }
            }
            all.add(login.replace("m", "rn"));
            all.add(login.replace("w", "vv"));
        }
        all.addAll(List.of(
                "Server",
                "[Server]",
                "SERVER",
                "S\u0435rver",
                "se\u200brver",
                "Server\n",
                "5erver]",
                "System",
                "root",
                "r00t"));
        return all;
    }

    @Test
    void at_least_500_are_refused_or_become_another_name_in_both_profiles_and_by_nick() {
        long uid = 1001;
        List<Session> owners = new ArrayList<>();
        for (String login : LOGINS) {
            owners.add(proven(new Identity(uid++, login)));
        }
        Set<String> spoofs = spoofs();
        assertThat(spoofs).hasSizeGreaterThan(500);
        int device = 0;
        for (String spoof : spoofs) {
            Session session = hall.session(spoof, "d" + ++device);
            checkSpoof(spoof, session);
            hall.hub.disconnect(session);
            Session legacy = hall.legacy(spoof);
            hall.turn();
            checkSpoof(spoof, legacy);
            hall.hub.disconnect(legacy);
            Session nick = hall.session("visitor", "v" + device);
            if (spoof.codePoints().noneMatch(Character::isISOControl)) { // which no request can hold
                hall.ask(nick, new RoomRequest.Nick(1, spoof));
            }
            hall.pass(60_000); // also the pace of names, or it would be that which refuses
            checkSpoof(spoof, nick);
            hall.hub.disconnect(nick);
            hall.pass(120_000);
        }
        for (Session owner : owners) {
            assertThat(LOGINS).contains(owner.owner().name().value());
        }
    }

    private Session proven(Identity who) {
        Session session = hall.hub.connect("socket");
        hall.hub.identify(session, who);
        hall.hub.asks(session, Profile.SESSION);
        hall.hub.hello(session, "", new SessionHello(1, "test", Hall.device("own" + who.uid())));
        hall.turn();
        assertThat(session.owner().name().value()).isEqualTo(who.login());
        return session;
    }

    private void checkSpoof(String spoof, Session by) {
        if (by.user() == null) {
            assertThat(hall.heard(by, LinkEvent.Refused.class)).as(spoof).isNotEmpty();
            return;
        }
        Member shown = by.owner().member();
        assertThat(shown.verified()).as(spoof).isFalse();
        Name name = by.owner().name();
        assertThat(name.value()).as(spoof).doesNotContain("[", "]", "<", "~", "\n", " ", "\u200b");
        assertThat(Name.reserved(name.value())).as(spoof).isFalse();
        for (String login : LOGINS) {
            assertThat(name.skeleton()).as(spoof).isNotEqualTo(Name.of(login).skeleton());
            assertThat(name.value()).as(spoof).isNotEqualToIgnoringCase(login);
        }
    }
}
