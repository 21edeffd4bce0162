package chat.cli;

import chat.store.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a history is when the options do not say. */
final class DataDir {
    private DataDir() {}

    static Path orDefault(@Nullable Path given) {
        return given != null
                ? given
                : DataFolder.defaultPath(System.getenv(), Path.of(System.getProperty("user.home")));
    }
}
