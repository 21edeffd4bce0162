package chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the product to {@link Architecture}, and each rule to the fixtures that break it: a check that cannot fail is none. */
class ArchitectureTest {
    private static final String FIXTURE = "chat.archfixture";
    private static final Pattern CLASS_NAME = Pattern.compile("<(" + Pattern.quote(FIXTURE) + "[\\w.$]*)");

    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("chat");
    private final JavaClasses fixtures = new ClassFileImporter().importPackages(FIXTURE);

    @TestFactory
    Stream<DynamicTest> the_product_keeps() {
        return Architecture.rules("chat").entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> rule.getValue().allowEmptyShould(true).check(product)));
    }

    @TestFactory
    Stream<DynamicTest> exactly_the_fixtures_made_to_break_it_break() {
        return Architecture.rules(FIXTURE).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThat(culprits(rule.getValue()))
                                .as("classes that break '%s'", rule.getKey())
                                .isNotEmpty()
                                .isEqualTo(madeToBreak(rule.getKey()))));
    }

    @Test
    void every_fixture_names_a_rule_that_exists() {
        Set<String> named = fixtures.stream()
                .flatMap(c -> rulesBrokenBy(c).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Architecture.rules(FIXTURE).keySet()).containsAll(named);
    }

    @Test
    void the_product_is_really_looked_at() {
        assertThat(product.contain("chat.net.EventLoop")).isTrue();
        assertThat(product.contain("chat.ArchitectureTest")).isFalse();
    }

    private Set<String> culprits(ArchRule rule) {
        Set<String> culprits = new TreeSet<>();
        for (String detail : rule.evaluate(fixtures).getFailureReport().getDetails()) {
            for (String line : detail.split("\n", -1)) { // a cycle is told in several
                Matcher name = CLASS_NAME.matcher(line);
                if (name.find()) {
                    fixtures.stream()
                            .map(JavaClass::getFullName)
                            .filter(c ->
                                    name.group(1).equals(c) || name.group(1).startsWith(c + "."))
                            .forEach(culprits::add);
                }
            }
        }
        return culprits;
    }

    private Set<String> madeToBreak(String rule) {
        return fixtures.stream()
                .filter(c -> rulesBrokenBy(c).contains(rule))
                .map(JavaClass::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> rulesBrokenBy(JavaClass c) {
        return c.tryGetAnnotationOfType(Breaks.class)
                .map(breaks -> List.of(breaks.value()))
                .orElse(List.of());
    }
}
