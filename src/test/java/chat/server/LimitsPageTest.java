package chat.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static org.assertj.core.api.Assertions.assertThat;

import chat.EdgeOf;
import chat.protocol.Limit;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/limits.md says what the code does. */
class LimitsPageTest {
    private static final JavaClasses TESTS =
            new ClassFileImporter().importPackages("chat.server", "chat.hub", "chat.net");

    @Test
    void the_page_has_each_limit_with_its_default_its_unit_and_whether_it_can_be_off() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/limits.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> cells[1].strip() + cells[2] + cells[3] + cells[5].stripTrailing())
                .toList();
        List<String> limits = Arrays.stream(Limit.values())
                .map(limit -> "`" + limit.key() + "` " + limit.defaultValue() + "  " + limit.unit() + "  "
                        + (limit.canBeOff() || limit.min() == 0 ? "yes" : "no"))
                .toList();
        assertThat(rows).isEqualTo(limits);
    }

    @Test
    void each_limit_is_met_at_its_edge_by_a_test() {
        assertThat(withoutEdge(TESTS)).isEmpty();
    }

    @Test
    void one_that_is_not_is_found() {
        assertThat(withoutEdge(TESTS.that(not(name(SessionLimitsTest.class.getName())))))
                .contains(Limit.ROOMS, Limit.JOINS_PER_MINUTE)
                .doesNotContain(Limit.FRAME_BYTES);
    }

    private static Set<Limit> withoutEdge(JavaClasses tests) {
        Set<Limit> without = EnumSet.allOf(Limit.class);
        for (JavaClass test : tests) {
            for (JavaMethod method : test.getMethods()) {
                if (method.isAnnotatedWith(EdgeOf.class)) {
                    without.removeAll(
                            List.of(method.getAnnotationOfType(EdgeOf.class).value()));
                }
            }
        }
        return without;
    }
}
