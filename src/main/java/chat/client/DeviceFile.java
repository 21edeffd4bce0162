package chat.client;

import chat.protocol.DeviceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One device of this installation: its secret, and up to where its numbers may have been used. While it is open no other client has it:
 * it is locked, by this process, until closed.
 *
 * <p>Numbers begin at the wall clock's milliseconds or behind those that are reserved in the file, whichever is higher. So neither a
 * clock that went back nor a home folder from an old backup makes this device use a number twice, unless both happen.
 */
final class DeviceFile implements AutoCloseable {
    /** Reserved at once, so that the file is written once in so many messages. */
    static final long RESERVED_NUMBERS = 10_000;

    private static final int ID_DIGITS = 32;
    private static final Pattern CONTENT = Pattern.compile("([0-9a-f]{32})\n([0-9]{16})\n", Pattern.DOTALL);
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private final FileChannel channel;
    private final DeviceId id;
    private long next;
    private long reserved;

    private DeviceFile(FileChannel channel, DeviceId id, long next) throws IOException {
        this.channel = channel;
        this.id = id;
        this.next = next;
        reserve();
    }

    /**
     * The device in that file, a new one if there is none; nothing if another client has it.
     *
     * @param installation the digits that all devices of this installation begin with
     * @param wallMillis the time, ms since 1970
     */
    static Optional<DeviceFile> open(Path file, String installation, long wallMillis) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                forTheOwner(file));
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            Matcher content = CONTENT.matcher(content(channel));
            // Else it is new, or was torn when it was made, or comes from elsewhere.
            boolean known = content.matches() && content.group(1).startsWith(installation);
            int rest = ID_DIGITS - installation.length();
            DeviceId id = new DeviceId(known ? content.group(1) : installation + randomDigits(rest));
            long used = known ? Long.parseLong(content.group(2)) : 0;
            return Optional.of(new DeviceFile(channel, id, Math.max(used + 1, wallMillis)));
        } catch (OverlappingFileLockException ourselves) {
            channel.close();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A device of an installation that nothing is known of. */
    static DeviceId random() {
        return new DeviceId(randomDigits(ID_DIGITS));
    }

    /** What the devices in this folder begin with, so that a server knows them for one installation. Made when it is not there. */
    static String installation(Path folder) throws IOException {
        Path file = folder.resolve("installation");
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, forTheOwner(file))) {
            // Two clients that start for the first time at once: with two answers one of them would lose its device.
            channel.lock();
            String known = content(channel).strip();
            if (known.matches("[0-9a-f]{" + DeviceId.INSTALLATION_DIGITS + "}")) {
                return known;
            }
            String made = randomDigits(DeviceId.INSTALLATION_DIGITS);
            channel.truncate(0);
            ByteBuffer bytes = ByteBuffer.wrap((made + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
            return made;
        }
    }

    /** All of a file that is no longer than ours are. */
    private static String content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // until the end of the file
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    private static String randomDigits(int digits) {
        byte[] bits = new byte[digits / 2];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    DeviceId id() {
        return id;
    }

    /** A number that this device has not used. */
    long nextNumber() {
        if (next > reserved) {
            try {
                reserve();
            } catch (IOException full) {
                // The next start then begins at the clock, which is ahead of all but a storm of messages.
                reserved = next + RESERVED_NUMBERS;
            }
        }
        return next++;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Readable and writable for its owner alone, where the system knows such a thing. */
    static FileAttribute<?>[] forTheOwner(Path in) {
        return in.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
                : new FileAttribute<?>[0];
    }

    /** The same for a folder. */
    static void makeFolder(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, mode);
    }

    private void reserve() throws IOException {
        long upTo = next + RESERVED_NUMBERS;
        String content = id.hex() + "\n" + String.format(Locale.ROOT, "%016d", upTo) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        reserved = upTo;
    }
}
