package dev.muster.model.pool;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** A tree as JSON for people: two blanks for each level. */
final class JsonText {
    private JsonText() {}

    static String of(SpecTree tree) {
        return text(tree, "\n");
    }

    private static String text(SpecTree tree, String line) {
        return switch (tree) {
            case SpecTree.Mapping(var fields) ->
                block(
                        "{",
                        "}",
                        line,
                        fields.entrySet().stream()
                                .map(field -> quoted(field.getKey()) + ": " + text(field.getValue(), line + "  "))
                                .toList());
            case SpecTree.Sequence(var elements) ->
                block(
                        "[",
                        "]",
                        line,
                        elements.stream()
                                .map(element -> text(element, line + "  "))
                                .toList());
            case SpecTree.Text(String text) -> quoted(text);
            case SpecTree.Decimal(BigDecimal number) -> number.toPlainString();
            case SpecTree.Flag(boolean flag) -> Boolean.toString(flag);
            case SpecTree.Null() -> "null";
        };
    }

    private static String block(String begin, String end, String line, List<String> parts) {
        return parts.isEmpty()
                ? begin + end
                : parts.stream().collect(Collectors.joining("," + line + "  ", begin + line + "  ", line + end));
    }

    private static String quoted(String text) {
        return text.codePoints().mapToObj(JsonText::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + Character.toString(character);
        }
        return character < ' ' ? "\\u%04x".formatted(character) : Character.toString(character);
    }
}
