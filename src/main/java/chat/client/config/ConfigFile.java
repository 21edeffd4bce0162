package chat.client.config;

import chat.client.model.Bindings;
import chat.client.model.Option;
import chat.client.model.Options;
import chat.toml.WrongToml;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * The settings file on the disk. Read at the start and again before each change, since people edit it meanwhile; a file that is wrong is
 * never written. One thread at a time. A change is a few kilobytes, written beside and moved into place, so what is there is always whole;
 * it is not synced: what a power cut may take is one setting.
 */
public final class ConfigFile {
    private static final String LEFT_ALONE = " The defaults hold, and nothing is written there until it is right.";

    private final Path file;

    public ConfigFile(Path file) {
        this.file = file;
    }

    /**
     * What the file says.
     *
     * @param trouble a sentence about what is wrong with it; empty if nothing is
     */
    public record Told(Options options, Bindings keys, String trouble) {
        public static final Told NOTHING = new Told(Options.STANDARD, Bindings.STANDARD, "");

        public Told {
            Objects.requireNonNull(options);
            Objects.requireNonNull(keys);
            Objects.requireNonNull(trouble);
        }
    }

    /** Without a file, all defaults. */
    public Told read() {
        try {
            if (!Files.exists(file)) {
                return Told.NOTHING;
            }
            Config config = Config.of(text());
            StringBuilder remark = new StringBuilder();
            new TreeMap<>(config.unknown())
                    .forEach((line, name) -> remark.append(remark.isEmpty() ? "" : " ")
                            .append(at(line))
                            .append(name)
                            .append(" is no option of this version; it is left as it is."));
            return new Told(config.options(), config.keys(), remark.toString());
        } catch (WrongToml wrong) {
            return new Told(Options.STANDARD, Bindings.STANDARD, told(wrong) + LEFT_ALONE);
        } catch (IOException e) {
            return new Told(Options.STANDARD, Bindings.STANDARD, "Cannot read " + file + ": the defaults hold.");
        }
    }

    /** Keeps a value, right as it is; a sentence about why it could not be done, or an empty one. */
    public String keep(Option option, String value) {
        return changed(
                text -> ConfigText.with(text, option, value),
                (after, before) -> after.options().equals(before.options().with(option, value))
                        && after.keys().equals(before.keys()),
                option.word());
    }

    /** Keeps what a key does, right as it is, or with an empty word that it does what it does by default. */
    public String keepKey(String chord, String word) {
        return changed(
                text -> KeysText.with(text, chord, word),
                (after, before) -> after.options().equals(before.options())
                        && after.keys().equals(before.keys().with(chord, word)),
                chord);
    }

    /** @param right whether the file after the change says what it is to say, given what it said before */
    private String changed(UnaryOperator<String> change, BiPredicate<Config, Config> right, String what) {
        try {
            String before = Files.exists(file) ? text() : ConfigText.fresh();
            Config config = Config.of(before);
            String after = change.apply(before);
            if (!says(after, config, right)) {
                return "Not kept: " + file + " is written in a way that commands cannot change. Set " + what
                        + " there by hand.";
            }
            write(after);
            return "";
        } catch (WrongToml wrong) {
            return "Set for now, but not kept. " + told(wrong) + " Nothing is written there until it is right.";
        } catch (IOException e) {
            return "Set for now, but not kept: cannot write " + file + ". Is there room, and is it allowed?";
        }
    }

    /** Its path. */
    @Override
    public String toString() {
        return file.toString();
    }

    private static boolean says(String after, Config before, BiPredicate<Config, Config> right) {
        try {
            Config changed = Config.of(after);
            return right.test(changed, before)
                    && Set.copyOf(changed.unknown().values())
                            .equals(Set.copyOf(before.unknown().values()));
        } catch (WrongToml notItsShape) {
            return false; // what was right before is wrong now: it says the same elsewhere, in another form
        }
    }

    private String text() throws IOException, WrongToml {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new WrongToml(1, "The file is not UTF-8.");
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    /** Where a link leads to, so that it stays one. */
    private void write(String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder, owner("rwx------"));
        Path beside = Files.createTempFile(folder, "config", ".new", owner("rw-------"));
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Nothing where files have no such rights. */
    private FileAttribute<?>[] owner(String rights) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private String told(WrongToml wrong) {
        return at(wrong.line()) + wrong.sentence();
    }

    private String at(int line) {
        return file + ", line " + line + ": ";
    }
}
