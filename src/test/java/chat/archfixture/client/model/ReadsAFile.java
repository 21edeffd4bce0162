package chat.archfixture.client.model;

import chat.Breaks;

@Breaks({"no I/O in the core"})
final class ReadsAFile {
    long size() throws java.io.IOException {
        return java.nio.file.Files.size(java.nio.file.Path.of("x"));
    }
}
