package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Claim;
import chat.client.model.Effect;
import chat.client.model.Notice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfinementTest {
    private static final List<Effect> FREE =
            List.of(new Effect.Quit(), new Effect.Redraw(), new Effect.Copy("words"), new Effect.Disconnect());

    @Test
    void a_confined_client_runs_no_program_and_does_not_stop() {
        Confinement confined = Confinement.of(Map.of(Confinement.VARIABLE, "on"));
        assertThat(confined.forbids(new Effect.Edit("draft"))).isTrue();
        assertThat(confined.forbids(new Effect.Suspend())).isTrue();
        Notice notice = new Notice(Notice.Kind.MENTION, "#lobby", "bob", Claim.KNOWN, "alice: look", 0);
        assertThat(confined.forbids(new Effect.RunHook("touch file", notice))).isTrue();
        assertThat(FREE).noneMatch(confined::forbids);
    }

    @Test
    void every_other_client_may() {
        for (Map<String, String> environment : List.of(
                Map.<String, String>of(), Map.of(Confinement.VARIABLE, ""), Map.of(Confinement.VARIABLE, "off"))) {
            Confinement free = Confinement.of(environment);
            assertThat(free.forbids(new Effect.Edit("draft"))).isFalse();
            assertThat(free.forbids(new Effect.Suspend())).isFalse();
        }
    }

    /** Who sets it means it. */
    @Test
    void a_word_that_is_not_known_confines() {
        assertThat(Confinement.of(Map.of(Confinement.VARIABLE, "yes")).forbids(new Effect.Suspend()))
                .isTrue();
    }
}
