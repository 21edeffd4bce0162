package chat.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object within bounds: depth {@value #DEPTH_MAX}, {@value #KEYS_MAX} keys an object, none of them twice, numbers of
 * {@value #NUMBER_CHARS_MAX} characters. Whatever the bytes are, it takes memory in proportion to them and no more. A class of its
 * own, so that the parser is loaded only with the first message of this profile.
 */
final class JsonIn {
    static final int DEPTH_MAX = 16;
    static final int KEYS_MAX = 256;
    static final int KEY_CHARS_MAX = 64;
    static final int NUMBER_CHARS_MAX = 32;

    /** What is well-formed but no message has: null, fractions, exponents, numbers beyond 64 bits. */
    private static final Object OTHER = new Object();

    /** Names of fields are not kept between messages, since peers choose them. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNameLength(KEY_CHARS_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX)
                    .maxStringLength(FrameHeader.BODY_BYTES_MAX)
                    .maxDocumentLength(FrameHeader.BODY_BYTES_MAX)
                    .build())
            .build();

    private JsonIn() {}

    /** These are no JSON within bounds; the sentence completes "that cannot be read: ". */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        private Unreadable(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /** The object's fields: texts, {@link Long}, {@link Boolean}, lists and maps of these, or something that no message has. */
    static Map<String, Object> object(String json) throws Unreadable {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("it is no JSON object");
            }
            Map<String, Object> fields = fields(parser);
            if (parser.nextToken() != null) {
                throw new Unreadable("something follows the JSON object");
            }
            return fields;
        } catch (IOException e) {
            throw new Unreadable("it is no JSON within bounds");
        }
    }

    private static Map<String, Object> fields(JsonParser parser) throws IOException, Unreadable {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (key.length() > KEY_CHARS_MAX) {
                throw new Unreadable("it has a field with too long a name");
            }
            if (fields.size() == KEYS_MAX) {
                throw new Unreadable("it has more than " + KEYS_MAX + " fields");
            }
            if (fields.put(key, value(parser, parser.nextToken())) != null) {
                throw new Unreadable("it has a field twice");
            }
        }
        return fields;
    }

    private static List<Object> list(JsonParser parser) throws IOException, Unreadable {
        List<Object> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return values;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException, Unreadable {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> list(parser);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? OTHER : (Object) parser.getLongValue();
            default -> OTHER;
        };
    }
}
