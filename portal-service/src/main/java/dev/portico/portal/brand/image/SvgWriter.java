package dev.portico.portal.brand.image;

/** Writes elements as a file again: one that browsers can only read in one way. */
final class SvgWriter {

    static String write(SvgElement root) {
        var file = new StringBuilder();
        root.attributes.remove("xmlns");
        write(root, " xmlns=\"http://www.w3.org/2000/svg\"", file);
        return file.append('\n').toString();
    }

    private static void write(SvgElement element, String namespace, StringBuilder file) {
        if (element.name.isEmpty()) {
            file.append(escaped(element.text));
            return;
        }
        file.append('<').append(element.name).append(namespace);
        element.attributes.forEach((name, value) -> file.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        if (element.children.isEmpty()) {
            file.append("/>");
            return;
        }
        file.append('>');
        element.children.forEach(child -> write(child, "", file));
        file.append("</").append(element.name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private SvgWriter() {}
}
