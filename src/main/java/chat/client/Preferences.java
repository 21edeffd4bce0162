package chat.client;

import chat.client.config.ConfigFile;
import chat.client.model.Effect;
import chat.client.model.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user has chosen, between the settings file and the model. Read by whichever thread prepares the model, before the loop begins;
 * from then on the loop's alone.
 */
final class Preferences {
    private final @Nullable ConfigFile file;
    private String trouble = "";

    /** @param file where they are; null: nowhere, and what is set lasts as long as the client */
    Preferences(@Nullable Path file) {
        this.file = file == null ? null : new ConfigFile(file);
    }

    /** The settings with what the file says. */
    Settings applied(Settings settings) {
        if (file == null) {
            return settings;
        }
        ConfigFile.Told told = file.read();
        trouble = told.trouble();
        return settings.options(told.options()).keys(told.keys());
    }

    /** What is wrong with the file, as a sentence; empty if nothing is. */
    String trouble() {
        return trouble;
    }

    /** Where they are kept; empty: nowhere. */
    String place() {
        return file == null ? "" : file.toString();
    }

    /** What is wrong with the file as it is now; empty if nothing is. */
    String troubleNow() {
        return file == null ? "" : file.read().trouble();
    }

    /** Keeps what was set; a sentence if that could not be done, else an empty one. */
    String keep(Effect.Keep effect) {
        return file == null ? "" : file.keep(effect.option(), effect.value());
    }

    /** Keeps what a key does, in the same way. */
    String keepKey(Effect.KeepKey effect) {
        return file == null ? "" : file.keepKey(effect.chord(), effect.word());
    }
}
