package dev.portico.portal.brand.image;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an SVG file into elements. No DTD, no entities but XML's five, nothing from elsewhere. What draws nothing (comments,
 * descriptions, what drawing programs note for themselves) is left out; what must not be there becomes a fault.
 */
final class SvgReader {

    static final int MOST_ELEMENTS = 5_000;
    static final int DEEPEST = 50;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final Set<String> NOTES = Set.of("metadata", "title", "desc");
    private static final Set<String> WITH_TEXT = Set.of("text", "tspan", "style");
    // What drawing programs write: it declares nothing, so nothing is lost with it.
    private static final Pattern PLAIN_DOCTYPE =
            Pattern.compile("<!DOCTYPE\\s+svg(\\s+PUBLIC\\s+\"[^\"<>\\[]*\"\\s+\"[^\"<>\\[]*\")?\\s*>");

    private final SvgFaults faults;
    private final Deque<SvgElement> open = new ArrayDeque<>();
    private @Nullable SvgElement root;
    private int elements;

    private SvgReader(SvgFaults faults) {
        this.faults = faults;
    }

    /** Anything else that begins like this is refused by its elements. */
    static boolean looksLikeOne(byte[] content) {
        return text(content)
                .filter(text -> text.startsWith("<") && text.contains("svg"))
                .isPresent();
    }

    /** Empty when it can't be read, which is a fault. */
    static Optional<SvgElement> read(byte[] content, SvgFaults faults) {
        var text = PLAIN_DOCTYPE.matcher(text(content).orElse("")).replaceFirst("");
        try {
            var reader = new SvgReader(faults);
            reader.read(factory().createXMLStreamReader(new StringReader(text)));
            if (reader.root == null) {
                faults.add("svg-unreadable", "There is nothing that draws");
            }
            return Optional.ofNullable(reader.root);
        } catch (XMLStreamException | IllegalStateException unreadable) {
            faults.add("svg-unreadable", "The file is not well-formed XML");
            return Optional.empty();
        }
    }

    /** UTF-8 only: another encoding may mean one thing to us and another to a browser. */
    private static Optional<String> text(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of((text.startsWith("\uFEFF") ? text.substring(1) : text).strip());
        } catch (CharacterCodingException otherEncoding) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is read from elsewhere");
        });
        return factory;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
                case XMLStreamConstants.DTD -> faults.add("svg-doctype", "A DOCTYPE may declare nothing: leave it out");
                case XMLStreamConstants.ENTITY_REFERENCE -> faults.add("svg-doctype", "Entities are not known here");
                default -> {} // comments and processing instructions draw nothing
            }
            if (elements > MOST_ELEMENTS || open.size() > DEEPEST) {
                faults.add("svg-too-complex", "At most 5000 elements, 50 deep");
                return;
            }
        }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        var name = xml.getLocalName();
        if (!SVG.equals(xml.getNamespaceURI())) {
            foreign(xml, name);
        } else if (NOTES.contains(name)) {
            skip(xml);
        } else {
            add(element(xml, name));
        }
    }

    /** Notes of a drawing program, unless a browser would do something with it. */
    private void foreign(XMLStreamReader xml, String name) throws XMLStreamException {
        if (open.isEmpty() || XHTML.equals(xml.getNamespaceURI())) {
            faults.element(name);
        }
        skip(xml);
    }

    private void skip(XMLStreamReader xml) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            var event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event == XMLStreamConstants.START_ELEMENT && XHTML.equals(xml.getNamespaceURI())) {
                faults.element(xml.getLocalName());
            }
        }
    }

    private SvgElement element(XMLStreamReader xml, String name) {
        var element = new SvgElement(name);
        for (var index = 0; index < xml.getAttributeCount(); index++) {
            var namespace = xml.getAttributeNamespace(index);
            var attribute = xml.getAttributeLocalName(index);
            if (attribute.toLowerCase(Locale.ROOT).startsWith("on")) {
                faults.add("svg-script", "Nothing may be run: " + SvgFaults.shown(attribute));
            } else if (namespace == null || namespace.isEmpty() || XLINK.equals(namespace)) {
                element.attributes.put(attribute, xml.getAttributeValue(index));
            }
        }
        return element;
    }

    private void add(SvgElement element) {
        elements++;
        var parent = open.peek();
        if (parent != null) {
            parent.children.add(element);
        } else {
            root = element;
        }
        open.push(element);
    }

    private void text(XMLStreamReader xml) {
        var parent = open.peek();
        if (parent == null || !WITH_TEXT.contains(parent.name) || xml.getText().isBlank()) {
            return;
        }
        // Text stands between the parts of a text, so it is a child without a name.
        var part = new SvgElement("");
        part.text = xml.getText();
        parent.children.add(part);
    }
}
