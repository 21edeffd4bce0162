package chat.cli;

import chat.toml.TomlEntry;
import chat.toml.TomlText;
import chat.toml.WrongToml;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A server's file of settings: an option a line by its long name, limits under {@code [limit]}. Only reads; whoever may write it is the operator. */
final class ServerFile {
    /** The table of the limits, and their option. */
    static final String LIMIT = "limit";

    private final Path file;

    ServerFile(Path file) {
        this.file = file;
    }

    /**
     * What it says, from the top down.
     *
     * @throws Failure with the line if it cannot be what its writer meant
     */
    List<Preset> read() {
        List<Preset> presets = new ArrayList<>();
        try {
            checkWriters();
            List<TomlEntry> entries = new ArrayList<>(TomlText.read(Files.readString(file, StandardCharsets.UTF_8)));
            entries.sort(Comparator.comparingInt(TomlEntry::line));
            for (TomlEntry entry : entries) {
                presets.add(preset(entry));
            }
        } catch (WrongToml wrong) {
            throw new Failure(ExitCode.USAGE, at(wrong.line()) + ": " + wrong.sentence());
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.USAGE, file + " is not UTF-8.");
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.USAGE, "There is no file " + file + ".");
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, "Cannot read " + file + ": " + e.getMessage() + ".");
        }
        return presets;
    }

    /** Who may write there decides who comes in; a file that everybody may write is nobody's word. */
    private void checkWriters() throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "Everybody may write to " + file + ". Type: chmod o-w " + file + ", and start again.");
        }
    }

    private Preset preset(TomlEntry entry) {
        if (!entry.table().isEmpty() && !entry.table().equals(LIMIT)) {
            throw new Failure(
                    ExitCode.USAGE,
                    at(entry.line()) + ": there is no table [" + entry.table()
                            + "]. Settings stand before all tables, limits under [limit].");
        }
        String value = value(entry);
        return entry.table().isEmpty()
                ? new Preset(entry.key(), value, at(entry.line()))
                : new Preset(LIMIT, entry.key() + "=" + value, at(entry.line()));
    }

    private String value(TomlEntry entry) {
        if (entry.value() instanceof String || entry.value() instanceof Long || entry.value() instanceof Boolean) {
            return entry.value().toString();
        }
        throw new Failure(
                ExitCode.USAGE,
                at(entry.line()) + ": " + entry.key() + " takes a text in quotes, a whole number, true or false.");
    }

    private String at(int line) {
        return file + ", line " + line;
    }
}
