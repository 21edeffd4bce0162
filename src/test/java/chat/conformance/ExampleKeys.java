package chat.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which fields the objects of an example have: the outermost under the message's verb, an inner one under the field that holds it. */
final class ExampleKeys {
    private static final JsonFactory JSON = new JsonFactory();

    private ExampleKeys() {}

    static void collect(String verb, String json, Map<String, Set<String>> into) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            object(verb, parser, into);
        } catch (IOException e) {
            throw new UncheckedIOException(verb, e);
        }
    }

    private static void object(String name, JsonParser parser, Map<String, Set<String>> into) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            into.computeIfAbsent(name, any -> new TreeSet<>()).add(key);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object(key, parser, into);
            } else if (token == JsonToken.START_ARRAY) {
                list(key, parser, into);
            }
        }
    }

    private static void list(String key, JsonParser parser, Map<String, Set<String>> into) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                object(key, parser, into);
            }
        }
    }
}
