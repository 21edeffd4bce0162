package chat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules of docs/architecture.md that a machine can hold. They speak of packages below a base package, so that the same
 * rules judge the product ({@code chat}) and the fixtures that break them ({@code chat.archfixture}).
 */
final class Architecture {
    /** Who may import whom, below the base package; "" is the base package itself. What is not listed may not. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("", Set.of("cli")),
            Map.entry("cli", Set.of("server", "client", "bench", "store", "net", "protocol", "toml")),
            Map.entry("bench", Set.of("net", "protocol")), // judges servers from the outside: ours is one of them
            Map.entry("server", Set.of("hub", "net", "store", "metrics", "protocol")),
            Map.entry("metrics", Set.of()),
            Map.entry("hub", Set.of("protocol")),
            Map.entry("net", Set.of("protocol")),
            Map.entry("store", Set.of("hub", "protocol")), // the hub owns the port that the store implements
            Map.entry("protocol", Set.of()),
            Map.entry("toml", Set.of()),
            Map.entry(
                    "client",
                    Set.of(
                            "net",
                            "protocol",
                            "client.model",
                            "client.view",
                            "client.config",
                            "client.doctor",
                            "client.terminal",
                            "client.text")),
            Map.entry("client.config", Set.of("client.model", "toml")),
            Map.entry("client.doctor", Set.of("client.model", "client.terminal", "client.text")),
            Map.entry("client.model", Set.of("protocol", "client.text")),
            Map.entry("client.view", Set.of("client.model", "client.text")),
            Map.entry("client.terminal", Set.of("client.model", "client.view", "client.text")),
            Map.entry("client.text", Set.of())));

    private static final String CLOCK_READS = "java\\.lang\\.System\\.(nanoTime|currentTimeMillis)"
            + "|java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\.(system|tick)\\w*"
            + "|java\\.util\\.(Date\\.<init>|Calendar\\.getInstance)";

    private final String base;
    private final Map<String, ArchRule> rules = new LinkedHashMap<>();

    private Architecture(String base) {
        this.base = base;
        layers();
        libraries();
        habits();
    }

    /** The rules by name, for the classes below that base package. */
    static Map<String, ArchRule> rules(String base) {
        return new Architecture(base).rules;
    }

    private void layers() {
        MAY_IMPORT.forEach((from, to) -> rules.put(
                "layer " + (from.isEmpty() ? "root" : from),
                forbid(
                        in(from),
                        "import only " + to,
                        c -> isOurs(c) && !layer(c).equals(from) && !to.contains(layer(c)))));
        rules.put("known packages", be("in a package that these rules know", c -> MAY_IMPORT.containsKey(layer(c))));
        rules.put(
                "no cycles",
                SlicesRuleDefinition.slices().matching(base + ".(**)").should().beFreeOfCycles());
    }

    private void libraries() {
        Predicate<JavaClass> core = in("hub", "protocol", "client.model", "client.view", "client.text");
        String sockets = "java\\.net\\..*Socket|java\\.nio\\.channels\\.(.*Socket|Select).*";
        String files = "java\\.net\\..*|java\\.nio\\.(channels|file)\\..*|java\\.io\\.(File|RandomAccess).*";
        String threads = "java\\.lang\\.Thread|java\\.util\\.concurrent\\.(?!TimeUnit).*";
        rules.put("sockets only in net", forbid(outside("net"), "use no sockets, no selectors", named(sockets)));
        rules.put("no I/O in the core", forbid(core, "do no I/O", named(files)));
        rules.put("no threads in the core", forbid(core, "know no threads", named(threads)));
        rules.put(
                "JLine only in client.terminal",
                forbid(
                        outside("client.terminal", "client.text", "client.view"),
                        "keep off JLine",
                        named("org\\.jline\\..*")));
        rules.put(
                "JLine's widths in client.text",
                forbid(in("client.text"), "take only widths from JLine", named("org\\.jline\\.(?!utils\\.WCWidth).*")));
        rules.put(
                "JLine's strings in client.view",
                forbid(
                        in("client.view"),
                        "take only strings from JLine",
                        named("org\\.jline\\.(?!utils\\.(WCWidth|Attributed)).*")));
        rules.put(
                "JDBC only in store",
                forbid(outside("store"), "keep off the database", named("javax?\\.sql\\..*|org\\.sqlite\\..*")));
        rules.put("JSON only in protocol", forbid(outside("protocol"), "parse no JSON", named("com\\.fasterxml\\..*")));
        rules.put(
                "Prometheus and HTTP only in metrics",
                forbid(
                        outside("metrics"),
                        "count for themselves",
                        named("io\\.prometheus\\..*|com\\.sun\\.net\\.httpserver\\..*")));
        rules.put(
                "TLS only in net",
                forbid(outside("net"), "encrypt nothing", named("tlschannel\\..*|javax\\.net\\.ssl\\..*")));
        rules.put("TOML only in toml", forbid(outside("toml"), "read no TOML", named("org\\.(tomlj|antlr)\\..*")));
        rules.put("picocli only in cli", forbid(outside("cli"), "know no options", named("picocli\\..*")));
        rules.put(
                "the kernel only in net", forbid(outside("net"), "ask the kernel for nobody", named("jdk\\.net\\..*")));
    }

    private void habits() {
        rules.put("clocks only in TimeSource", avoid(c -> !isTimeSource(c), "read a clock", CLOCK_READS));
        rules.put("no sleep", avoid(c -> true, "sleep", "java\\.lang\\.Thread\\.sleep"));
        rules.put(
                "standard streams",
                avoid(
                        outside("", "cli", "client"),
                        "touch the process's own streams",
                        "java\\.lang\\.System\\.(in|out|err)"));
        rules.put(
                "exit only at the edge",
                avoid(outside("", "cli"), "end the process", "java\\.lang\\.(System|Runtime)\\.(exit|halt)"));
        rules.put(
                "no synchronized methods",
                be(
                        "without synchronized methods",
                        c -> c.getMethods().stream()
                                .noneMatch(m -> m.getModifiers().contains(JavaModifier.SYNCHRONIZED))));
        rules.put(
                "one main",
                be(
                        "without a main method, or Main",
                        c -> c.getSimpleName().equals("Main")
                                || c.tryGetMethod("main", String[].class).isEmpty()));
        rules.put(
                "final unless sealed", be("final, sealed, an interface, an enum or anonymous", Architecture::isClosed));
        rules.put(
                "honest names",
                be(
                        "named for what it is: no Manager, Helper, Util, Impl, Base",
                        c -> !c.getSimpleName().matches(".*(Manager|Helper|Utils?|Impl|Base)")));
    }

    private String layer(JavaClass c) {
        String name = c.getPackageName();
        return name.equals(base) ? "" : name.startsWith(base + ".") ? name.substring(base.length() + 1) : "(other)";
    }

    private boolean isOurs(JavaClass c) {
        return !layer(c).equals("(other)");
    }

    private Predicate<JavaClass> in(String... layers) {
        return c -> List.of(layers).contains(layer(c));
    }

    private Predicate<JavaClass> outside(String... layers) {
        return in(layers).negate();
    }

    private static boolean isClosed(JavaClass c) {
        return c.getModifiers().contains(JavaModifier.FINAL)
                || c.isInterface()
                || c.isAnonymousClass()
                || c.isAssignableTo(Enum.class)
                || c.reflect().isSealed();
    }

    private static boolean isTimeSource(JavaClass c) {
        return c.getSimpleName().equals("TimeSource")
                || c.getAllRawInterfaces().stream()
                        .anyMatch(i -> i.getSimpleName().equals("TimeSource"));
    }

    private static Predicate<JavaClass> named(String names) {
        Pattern pattern = Pattern.compile(names);
        return c -> pattern.matcher(c.getFullName()).matches();
    }

    private static ArchRule forbid(Predicate<JavaClass> of, String what, Predicate<JavaClass> target) {
        return judge(of, what, (c, guilty) -> {
            for (Dependency d : c.getDirectDependenciesFromSelf()) {
                if (target.test(d.getTargetClass().getBaseComponentType())) {
                    guilty.accept(d.getDescription());
                }
            }
        });
    }

    private static ArchRule avoid(Predicate<JavaClass> of, String what, String accesses) {
        Pattern pattern = Pattern.compile(accesses);
        return judge(of, "never " + what, (c, guilty) -> {
            for (JavaAccess<?> a : c.getAccessesFromSelf()) {
                String target = a.getTargetOwner().getFullName() + "." + a.getName();
                if (pattern.matcher(target).matches()) {
                    guilty.accept(a.getDescription());
                }
            }
        });
    }

    private static ArchRule be(String what, Predicate<JavaClass> good) {
        return judge(c -> true, "be " + what, (c, guilty) -> {
            if (!good.test(c)) {
                guilty.accept("Class <" + c.getFullName() + "> is not " + what);
            }
        });
    }

    /** A rule for the classes meant; the trial names each offence, in a text whose first name in angle brackets is the offender's. */
    private static ArchRule judge(Predicate<JavaClass> of, String what, BiConsumer<JavaClass, Consumer<String>> trial) {
        return ArchRuleDefinition.classes()
                .that(DescribedPredicate.describe("are meant", of))
                .should(new ArchCondition<>(what) {
                    @Override
                    public void check(JavaClass c, ConditionEvents events) {
                        trial.accept(c, offence -> events.add(SimpleConditionEvent.violated(c, offence)));
                    }
                });
    }
}
