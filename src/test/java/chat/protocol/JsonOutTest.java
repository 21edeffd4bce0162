package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bytes that we write by hand are those that the library would write. */
class JsonOutTest {
    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void every_character_is_written_as_the_library_writes_it() throws IOException {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x11000 ? 1 : 251) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                assertSame("x" + Character.toString(c) + "y" + Character.toString(c));
            }
        }
    }

    @Test
    void any_text_is_written_as_the_library_writes_it() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        SessionMessages messages = new SessionMessages(new Random(seed));
        for (int round = 0; round < 3_000; round++) {
            assertSame(messages.text(20_000));
        }
    }

    @Test
    void every_number_is_written_in_its_digits() {
        for (long number = 1; number > 0 && number <= SessionBounds.NUMBER_MAX; number *= 10) {
            for (long near : new long[] {number - 1, number, number + 1, SessionBounds.NUMBER_MAX}) {
                assertThat(text(new JsonOut(0, 1)
                                .object()
                                .number("n", near)
                                .end()
                                .toBytes()))
                        .isEqualTo("{\"n\":" + near + "}");
            }
        }
    }

    private static void assertSame(String value) throws IOException {
        StringWriter library = new StringWriter(); // its writer of bytes escapes what lies beyond the 16-bit plane
        try (JsonGenerator generator = JSON.createGenerator(library)) {
            generator.writeStartObject();
            generator.writeStringField("k", value);
            generator.writeEndObject();
        }
        byte[] ours = new JsonOut(0, 0).object().text("k", value).end().toBytes();
        assertThat(text(ours)).isEqualTo(library.toString());
        assertThat(JsonOut.bytes(value)).isEqualTo(ours.length - "{\"k\":\"\"}".length());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
