package chat.net;

import java.nio.ByteBuffer;
import tlschannel.BufferAllocator;

/** The buffers that one TLS connection holds: only while something is in them, and counted. Loop thread only. */
final class TlsBuffers implements BufferAllocator {
    private int heldBytes;

    @Override
    public ByteBuffer allocate(int size) {
        heldBytes += size;
        return ByteBuffer.allocate(size);
    }

    @Override
    public void free(ByteBuffer buffer) {
        heldBytes -= buffer.capacity();
    }

    int heldBytes() {
        return heldBytes;
    }
}
