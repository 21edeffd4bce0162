package chat.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one message, taken out one by one. Checks only that each is there and of its kind; the records check the rest. What
 * has not been taken at the end is unknown.
 */
final class JsonFields {
    private final String message;
    private final Map<String, Object> fields;

    /**
     * The fields of a message.
     *
     * @param message how sentences about it name it, such as {@code !SAY:}
     */
    JsonFields(String message, Map<String, Object> fields) {
        this.message = message;
        this.fields = fields;
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** The number of that field if it has one, which stays where it is; 0 = it has none. */
    long peek(String key) {
        return fields.get(key) instanceof Long number ? number : 0;
    }

    String text(String key) throws ProtocolException {
        if (take(key) instanceof String text) {
            return text;
        }
        throw invalid(key, "is no text");
    }

    String text(String key, String absent) throws ProtocolException {
        return has(key) ? text(key) : absent;
    }

    long number(String key) throws ProtocolException {
        if (take(key) instanceof Long number) {
            return number;
        }
        throw invalid(key, "is no whole number");
    }

    long number(String key, long absent) throws ProtocolException {
        return has(key) ? number(key) : absent;
    }

    int small(String key) throws ProtocolException {
        long number = number(key);
        if (number != (int) number) {
            throw invalid(key, "is too large a number");
        }
        return (int) number;
    }

    int small(String key, int absent) throws ProtocolException {
        return has(key) ? small(key) : absent;
    }

    /** A flag that is not there is not set. */
    boolean flag(String key) throws ProtocolException {
        if (!has(key)) {
            return false;
        }
        if (take(key) instanceof Boolean flag) {
            return flag;
        }
        throw invalid(key, "is neither true nor false");
    }

    List<String> texts(String key) throws ProtocolException {
        List<String> texts = new ArrayList<>();
        for (Object value : list(key)) {
            if (!(value instanceof String text)) {
                throw invalid(key, "holds something that is no text");
            }
            texts.add(text);
        }
        return texts;
    }

    JsonFields object(String key) throws ProtocolException {
        return object(key, take(key));
    }

    List<JsonFields> objects(String key) throws ProtocolException {
        List<JsonFields> objects = new ArrayList<>();
        for (Object value : list(key)) {
            objects.add(object(key, value));
        }
        return objects;
    }

    /** Nothing but what was taken may be there. */
    void refuseRest() throws ProtocolException {
        for (String key : fields.keySet()) {
            String shown = key.matches("[a-z_]{1,32}") ? key : "(not shown)";
            throw fault(Fault.Kind.FIELD_UNKNOWN, "This server knows no field " + shown + " of " + message + ".");
        }
    }

    private List<?> list(String key) throws ProtocolException {
        if (take(key) instanceof List<?> list) {
            return list;
        }
        throw invalid(key, "is no list");
    }

    private JsonFields object(String key, Object value) throws ProtocolException {
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid(key, "is no object");
        }
        Map<String, Object> inner = new LinkedHashMap<>();
        map.forEach((name, field) -> inner.put((String) name, field));
        return new JsonFields(message, inner);
    }

    private Object take(String key) throws ProtocolException {
        Object value = fields.remove(key);
        if (value == null) {
            throw fault(Fault.Kind.FIELD_MISSING, message + " needs a field " + key + ".");
        }
        return value;
    }

    ProtocolException invalid(String key, String problem) {
        return fault(Fault.Kind.FIELD_INVALID, "The field " + key + " of " + message + " " + problem + ".");
    }

    private static ProtocolException fault(Fault.Kind kind, String sentence) {
        return new ProtocolException(new Fault(kind, sentence, Fault.Severity.PASSING));
    }
}
