package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Action;
import chat.client.model.Bindings;
import chat.client.model.Option;
import chat.client.model.Options;
import chat.toml.PlainToml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path folder;

    @Test
    void what_is_first_written_is_read_without_the_library() {
        assertThat(PlainToml.read(ConfigText.fresh())).isEmpty();
    }

    @Test
    void without_a_file_all_is_as_the_table_says() {
        assertThat(file().read()).isEqualTo(ConfigFile.Told.NOTHING);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_is_kept_is_read_again_from_a_file_for_its_owner_alone() throws IOException {
        for (Option option : Option.values()) {
            assertThat(file().keep(option, other(option))).isEmpty();
        }
        ConfigFile.Told told = file().read();
        assertThat(told.trouble()).isEmpty();
        for (Option option : Option.values()) {
            assertThat(told.options().value(option)).isEqualTo(other(option));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("chat"))))
                .isEqualTo("rwx------");
        assertThat(folder.resolve("chat").toFile().list()).containsExactly("config.toml");
        for (Option option : Option.values()) {
            assertThat(file().keep(option, option.standard())).isEmpty();
        }
        assertThat(file().read().options()).isEqualTo(Options.STANDARD);
        assertThat(text()).isEqualTo(ConfigText.fresh());
    }

    @Test
    void comments_order_and_what_is_unknown_stay() throws IOException {
        String before =
                "# mine\nfuture = [1]\nbell = false # at night\n\n# about keys\n[keys]\n\"M-x\" = \"people\"\n[other]\nbell = 3\n";
        write(before);
        assertThat(file().keep(Option.THEME, "dark")).isEmpty();
        assertThat(file().keep(Option.BELL, "on")).isEmpty();
        assertThat(file().keep(Option.HOOK, "say \"hi\" \\ # no comment")).isEmpty();
        assertThat(text())
                .isEqualTo(
                        "# mine\nfuture = [1]\n#bell = \"on\"  # at night\n\n# " + Option.THEME.summary()
                                + "\ntheme = \"dark\"\n\n# " + Option.HOOK.summary()
                                + "\nhook = \"say \\\"hi\\\" \\\\ # no comment\"\n\n# about keys\n[keys]\n\"M-x\" = \"people\"\n[other]\nbell = 3\n");
        ConfigFile.Told told = file().read();
        assertThat(told.options().value(Option.HOOK)).isEqualTo("say \"hi\" \\ # no comment");
        assertThat(told.keys().action("M-x")).isEqualTo(Action.PEOPLE);
        assertThat(told.trouble())
                .isEqualTo(path() + ", line 2: future is no option of this version; it is left as it is.");
    }

    @Test
    void a_wrong_file_is_one_sentence_with_its_line_and_is_left_alone() throws IOException {
        wrong("bell = true\ntheme = \"pink\"\n", 2, "theme is one of auto, dark, light, mono, not pink.");
        wrong("bell = true\ntheme = dark\n", 2, "Unexpected 'd'");
        wrong("auto-away = 2000", 1, "auto-away is a number from 0 to 1440, not 2000.");
        wrong("\n\n[keys]\n\"M-x\" = \"fly\"\n", 4, "fly is no action;");
        wrong("[keys]\nx = \"home\"\n", 2, "x is no key:");
        wrong("bell = true\nbell = false\n", 2, "bell previously defined at line 1");
        wrong("mouse = 'on'\nbell = [1]\n", 2, "bell is on or off, not ");
    }

    @Test
    void a_file_that_set_cannot_change_is_left_alone_too() throws IOException {
        write("\"theme\" = \"dark\"\n");
        assertThat(file().read().options().value(Option.THEME)).isEqualTo("dark");
        assertThat(file().keep(Option.THEME, "light")).startsWith("Not kept: ");
        assertThat(text()).isEqualTo("\"theme\" = \"dark\"\n");
    }

    @Test
    void what_a_key_does_is_kept_in_its_table_and_nothing_else_changes() throws IOException {
        assertThat(file().keepKey("C-x C-e", "none")).isEmpty();
        assertThat(file().keepKey("M-\\", "home")).isEmpty();
        assertThat(text()).isEqualTo(ConfigText.fresh() + "\"C-x C-e\" = \"none\"\n\"M-\\\\\" = \"home\"\n");
        assertThat(file().read().keys().changed()).containsOnlyKeys("C-x C-e", "M-\\");
        assertThat(file().keepKey("C-x C-e", "")).isEmpty();
        assertThat(file().keepKey("M-\\", "")).isEmpty();
        assertThat(text()).isEqualTo(ConfigText.fresh());

        write("theme = 'dark'\n[keys] # mine\n'M-x' = 'people' # often\nF5 = 'none'\n\n[other]\nF5 = 1");
        assertThat(file().keepKey("M-x", "bare")).isEmpty();
        assertThat(file().keepKey("F5", "home")).isEmpty();
        assertThat(file().keepKey("F6", "end")).isEmpty();
        assertThat(text())
                .isEqualTo(
                        "theme = 'dark'\n[keys] # mine\n\"M-x\" = \"bare\"  # often\n\"F5\" = \"home\"\n\"F6\" = \"end\""
                                + "\n\n[other]\nF5 = 1");

        write("theme = 'dark'");
        assertThat(file().keepKey("F6", "end")).isEmpty();
        assertThat(text()).isEqualTo("theme = 'dark'\n\n[keys]\n\"F6\" = \"end\"\n");

        write("keys.F5 = 'none'\n");
        assertThat(file().keepKey("F5", "home")).startsWith("Not kept: ");
        assertThat(text()).isEqualTo("keys.F5 = 'none'\n");
    }

    @Test
    void a_link_stays_a_link() throws IOException {
        Path real = Files.writeString(folder.resolve("dotfile"), "bell = false\n");
        Files.createDirectories(folder.resolve("chat"));
        Files.createSymbolicLink(path(), real);
        assertThat(file().keep(Option.BELL, "on")).isEmpty();
        assertThat(path()).isSymbolicLink();
        assertThat(real).content().contains("#bell = \"on\"");
    }

    @Test
    void what_cannot_be_written_or_read_is_one_sentence() throws IOException {
        Files.writeString(folder.resolve("chat"), "a file where the folder should be");
        assertThat(file().keep(Option.BELL, "off")).startsWith("Set for now, but not kept: cannot write " + path());
        Files.delete(folder.resolve("chat"));
        write("");
        Files.write(path(), new byte[] {'#', (byte) 0xff});
        assertThat(file().read().trouble()).startsWith(path() + ", line 1: The file is not UTF-8.");
    }

    private void wrong(String text, int line, String sentence) throws IOException {
        write(text);
        ConfigFile.Told told = file().read();
        assertThat(told.trouble())
                .startsWith(path() + ", line " + line + ": " + sentence)
                .endsWith(" The defaults hold, and nothing is written there until it is right.")
                .doesNotContain("\n");
        assertThat(told.options()).isEqualTo(Options.STANDARD);
        assertThat(told.keys()).isEqualTo(Bindings.STANDARD);
        assertThat(file().keep(Option.MOUSE, "on"))
                .startsWith("Set for now, but not kept. " + path() + ", line " + line);
        assertThat(text()).isEqualTo(text);
    }

    private static String other(Option option) {
        return switch (option) {
            case ZONE -> "Europe/Berlin";
            case HOOK -> "notify-send \"$1\"";
            default ->
                option.kind().values().isEmpty()
                        ? "7"
                        : option.kind().values().stream()
                                .filter(value -> !value.equals(option.standard()))
                                .findFirst()
                                .orElseThrow();
        };
    }

    private ConfigFile file() {
        return new ConfigFile(path());
    }

    private Path path() {
        return folder.resolve("chat").resolve("config.toml");
    }

    private String text() throws IOException {
        return Files.readString(path(), StandardCharsets.UTF_8);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder.resolve("chat"));
        Files.writeString(path(), text, StandardCharsets.UTF_8);
    }
}
