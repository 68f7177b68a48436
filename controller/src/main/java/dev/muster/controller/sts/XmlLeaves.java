package dev.muster.controller.sts;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of a small XML document by the path of their element, for example {@code /ErrorResponse/Error/Code}. Names
 * are taken without their namespace.
 */
final class XmlLeaves {
    private static final int DEEPEST = 16;

    private final Map<String, List<String>> byPath = new LinkedHashMap<>();

    private XmlLeaves() {}

    /** Reads a document; empty if it is none, or one with a document type, which no platform sends. */
    static Optional<XmlLeaves> read(String document) {
        try {
            XmlLeaves leaves = new XmlLeaves();
            leaves.read(factory().createXMLStreamReader(new StringReader(document)));
            return Optional.of(leaves);
        } catch (XMLStreamException notOurKindOfXml) {
            return Optional.empty();
        }
    }

    /** The text at that path, if exactly one element has it. */
    Optional<String> only(String path) {
        List<String> texts = byPath.getOrDefault(path, Collections.emptyList());
        return texts.size() == 1 ? Optional.of(texts.getFirst()) : Optional.empty();
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        List<String> path = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.add(reader.getLocalName());
                    text.setLength(0);
                    requireShallow(path);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    keep(path, text.toString().strip());
                    path.removeLast();
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a document type is not accepted");
                default -> {
                    // Comments, processing instructions and the document's ends say nothing.
                }
            }
        }
    }

    private void keep(List<String> path, String text) {
        byPath.computeIfAbsent("/" + String.join("/", path), fresh -> new ArrayList<>())
                .add(text);
    }

    private static void requireShallow(List<String> path) throws XMLStreamException {
        if (path.size() > DEEPEST) {
            throw new XMLStreamException("nested deeper than " + DEEPEST);
        }
    }

    // The JDK's own reader, whatever else is on the class path: these properties are known to hold for it.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
