package chat.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * A file system of a few MiB in memory, in a mount namespace of its own: no other process sees it, no right is needed where users may
 * make namespaces, and it is gone with the last process in it, however that ends. Programs are started in it behind {@link #enter()}.
 */
public final class CappedDisk implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;

    private final Path at;
    private final Program holder;
    private final List<String> enter;

    private CappedDisk(Path at, Program holder, List<String> enter) {
        this.at = at;
        this.holder = holder;
        this.enter = enter;
    }

    /** Mounts one there; where this machine does not allow it the test is skipped. */
    public static CappedDisk at(Path folder, int mebibytes) throws IOException {
        Files.createDirectories(folder);
        List<String> refusals = new ArrayList<>();
        for (List<String> how : List.of(List.of("-U", "-m"), List.of("-m"))) { // the second for root alone
            List<String> command = new ArrayList<>(List.of("unshare"));
            command.addAll(how);
            if (how.contains("-U")) {
                command.add("--map-root-user");
            }
            String mount = "mount -t tmpfs -o mode=0700,size=" + mebibytes + "m tmpfs '" + folder + "'";
            command.addAll(List.of("sh", "-c", mount + " && echo ready && exec cat"));
            Program holder = Program.start(command);
            Await.until("mount", () -> holder.isAlive() && holder.out().isEmpty(), waits -> !waits);
            if (holder.out().contains("ready")) {
                List<String> enter = new ArrayList<>(List.of("nsenter", "-t", Long.toString(holder.pid())));
                enter.addAll(how);
                if (how.contains("-U")) {
                    enter.add("--preserve-credentials");
                }
                return new CappedDisk(folder, holder, enter);
            }
            holder.awaitExit();
            refusals.addAll(holder.err());
        }
        throw new TestAbortedException("This machine lets nobody mount a small file system: " + refusals);
    }

    /** What to put before a command so that it runs where this disk is. */
    public List<String> enter() {
        return List.copyOf(enter);
    }

    /** Takes all that is left of it. */
    public void fill() {
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] page = new byte[PAGE_BYTES];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    public void makeRoom() throws IOException {
        Files.delete(filler());
    }

    /** From now on nobody may write there; nobody must be writing. */
    public void readOnly() {
        List<String> command = new ArrayList<>(enter);
        command.addAll(List.of("mount", "-o", "remount,ro", at.toString()));
        Program mount = Program.start(command);
        if (mount.awaitExit() != 0) {
            throw new AssertionError(mount.told());
        }
    }

    /** A file of it, by a path that this process can follow. */
    public Path seenFromHere(Path inside) {
        return Path.of("/proc/" + holder.pid() + "/root" + inside);
    }

    private Path filler() {
        return seenFromHere(at.resolve("filler"));
    }

    @Override
    public void close() {
        holder.close();
    }
}
