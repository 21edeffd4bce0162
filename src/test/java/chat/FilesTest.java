package chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all files of the project, whatever is in them. Each check is shown on a line that it must refuse. */
class FilesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".cifuzz-corpus", ".idea", ".vscode");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|md|xml|properties|sh|txt|config|yml)|mvnw|run|LICENSE|\\..*");

    /** Written apart, so that this file is no hit of its own. */
    private static final Pattern MACHINE = Pattern.compile("/(roo" + "t|wor" + "k|tm" + "p/wt|hom" + "e/\\w+)/\\w");

    private static final Pattern REGISTRY =
            Pattern.compile("(repo1?\\.mave" + "n|registry\\.np" + "mjs|deb\\.deb" + "ian)\\.\\w+");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern TRAILING = Pattern.compile("[ \\t]+$");
    private static final Pattern SYNCHRONIZED = Pattern.compile("\\bsynchron" + "ized\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void no_line_names_a_machine_a_registry_or_unfinished_work() {
        assertThat(MACHINE.matcher("see /roo" + "t/x").find()).isTrue();
        assertThat(REGISTRY.matcher("https://repo.mave" + "n.apache.org/").find())
                .isTrue();
        assertThat(UNFINISHED.matcher("// TO" + "DO later").find()).isTrue();
        assertThat(linesWith(MACHINE)).isEmpty();
        assertThat(linesWith(REGISTRY)).isEmpty();
        assertThat(linesWith(UNFINISHED)).isEmpty();
    }

    @Test
    void no_line_ends_in_blanks_and_every_file_ends_in_a_newline() {
        assertThat(TRAILING.matcher("x ").find()).isTrue();
        assertThat(linesWith(TRAILING)).isEmpty();
        assertThat(texts().filter(f -> !read(f).isEmpty() && !read(f).endsWith("\n")))
                .isEmpty();
    }

    /** Crossing threads is by queue or execute. ArchitectureTest sees the methods only, not the blocks. */
    @Test
    void no_product_code_synchronizes() {
        assertThat(SYNCHRONIZED.matcher(code("synchron" + "ized (this) {}")).find())
                .isTrue();
        assertThat(SYNCHRONIZED
                        .matcher(code("// synchron" + "ized\n\"synchron" + "ized\""))
                        .find())
                .isFalse();
        assertThat(texts().filter(f -> f.startsWith(ROOT.resolve("src/main")))
                        .filter(f -> f.toString().endsWith(".java"))
                        .filter(f -> SYNCHRONIZED.matcher(code(read(f))).find()))
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() throws IOException {
        try (Stream<Path> tree = Files.walk(ROOT.resolve("src/main/java"))) {
            List<Path> packages = tree.filter(f -> f.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(p ->
                            assertThat(read(p.resolve("package-info.java"))).contains("/**", "@NullMarked"));
        }
    }

    @Test
    void every_link_between_our_pages_leads_somewhere() {
        List<String> dead = new ArrayList<>();
        texts().filter(f -> f.toString().endsWith(".md")).forEach(page -> {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                    dead.add(ROOT.relativize(page) + " -> " + target);
                }
            }
        });
        assertThat(dead).isEmpty();
    }

    private static List<String> linesWith(Pattern pattern) {
        List<String> hits = new ArrayList<>();
        texts().forEach(file -> {
            int number = 0;
            for (String line : read(file).split("\n", -1)) {
                number++;
                if (pattern.matcher(line).find()) {
                    hits.add(ROOT.relativize(file) + ":" + number + ": " + line.strip());
                }
            }
        });
        return hits;
    }

    /** Without comments and literals, roughly: good enough to look for a keyword. */
    private static String code(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("//[^\n]*", "")
                .replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "\"\"");
    }

    private static Stream<Path> texts() {
        List<Path> found = new ArrayList<>();
        collect(ROOT, found);
        return found.stream();
    }

    private static void collect(Path folder, List<Path> into) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (Files.isDirectory(entry) && !NOT_OURS.contains(name)) {
                    collect(entry, into);
                } else if (Files.isRegularFile(entry) && TEXT.matcher(name).matches() && !name.equals(".git")) {
                    into.add(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
