package chat.cli;

import chat.protocol.HistoryLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The lines of an export, read one by one; empty ones are passed over. */
final class ExportedLines implements Iterator<HistoryLine> {
    private final BufferedReader in;
    private @Nullable String next;
    private long number;

    ExportedLines(BufferedReader in) {
        this.in = in;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public HistoryLine next() {
        String line = next;
        if (line == null) {
            throw new NoSuchElementException();
        }
        long at = number;
        advance();
        try {
            return HistoryLine.read(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Line " + at + ": " + e.getMessage());
        }
    }

    private void advance() {
        try {
            do {
                next = in.readLine();
                number++;
            } while (next != null && next.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
