package dev.muster.controller.azuredevops;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks through JSON without building it. A visitor takes the values it knows; whatever it leaves is skipped without ever
 * becoming an object, which is what makes long lists of {@code matchedAgents} bearable.
 */
final class JsonWalk implements AutoCloseable {
    /** Unpacked: a few kilobytes that unpack to more than this are an attack or an accident. */
    private static final long MOST_BYTES = 512L << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonWalk(JsonParser parser) {
        this.parser = parser;
    }

    /** Stands at the first value. */
    static JsonWalk through(InputStream body) {
        JsonWalk walk = new JsonWalk(JSON.createParser(ObjectReadContext.empty(), body));
        walk.parser.nextToken();
        return walk;
    }

    /** Shows every field of this object by name, standing at its value; no object is like an empty one if it is null. */
    void fields(Consumer<String> visitor) {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return;
        }
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            visitor.accept(name);
            parser.skipChildren();
        }
    }

    /** Reads every element of this array; null is like an empty one. */
    <T> List<T> elements(Function<JsonWalk, T> reader) {
        List<T> all = new ArrayList<>();
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return all;
        }
        expect(JsonToken.START_ARRAY, "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(reader.apply(this));
            parser.skipChildren();
        }
        return all;
    }

    /** The rows of a listing, {@code {"count":n,"value":[...]}}. */
    <T> List<T> listing(Function<JsonWalk, T> reader) {
        List<List<T>> found = new ArrayList<>();
        fields(name -> {
            if (name.equals("value")) {
                found.add(elements(reader));
            }
        });
        if (found.isEmpty()) {
            throw misunderstood("the listing has no value");
        }
        return found.getLast();
    }

    @Nullable
    String text() {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return null;
        }
        expect(JsonToken.VALUE_STRING, "text");
        return parser.getString();
    }

    /** A whole number. */
    long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getLongValue();
    }

    /** A whole number that an {@code int} can hold. */
    @Nullable
    Integer numberOrNull() {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return null;
        }
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getIntValue();
    }

    /** Null is like {@code otherwise}. */
    boolean flag(boolean otherwise) {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return otherwise;
        }
        if (!parser.hasToken(JsonToken.VALUE_TRUE) && !parser.hasToken(JsonToken.VALUE_FALSE)) {
            throw misunderstood("true or false was expected");
        }
        return parser.getBooleanValue();
    }

    /** The texts of this object by name. Values that are no text are left out. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        fields(name -> {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                texts.put(name, parser.getString());
            }
        });
        return texts;
    }

    /** One text of this object, null if it has none of that name; the rest of it is skipped. */
    @Nullable
    String textField(String wanted) {
        @Nullable String[] found = {null};
        fields(name -> {
            if (name.equals(wanted) && parser.hasToken(JsonToken.VALUE_STRING)) {
                found[0] = parser.getString();
            }
        });
        return found[0];
    }

    /** Goes on to the end of the answer, where nothing more may come. */
    void end() {
        if (parser.nextToken() != null) {
            throw misunderstood("something follows after the answer");
        }
    }

    boolean isObject() {
        return parser.hasToken(JsonToken.START_OBJECT);
    }

    NotUnderstoodException misunderstood(String why) {
        return new NotUnderstoodException(why + " at " + place());
    }

    @Override
    public void close() {
        parser.close();
    }

    private void expect(JsonToken token, String what) {
        if (!parser.hasToken(token)) {
            throw misunderstood(what + " was expected");
        }
    }

    private String place() {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "the beginning" : pointer;
    }
}
