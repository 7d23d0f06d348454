package dev.portico.portal.brand.image;

import dev.portico.portal.brand.image.PictureCheck.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes of an SVG file one that only draws: the elements, attributes and values of a list, written anew. What isn't on the
 * list and would do something (run, load, move) is named and refused; what would do nothing is left out.
 */
final class SvgSanitiser {

    private static final Pattern REFERENCE = Pattern.compile("#[A-Za-z_][\\w.-]*");
    private static final int LONGEST_FUNCTION = 9;
    private static final Pattern LOCAL_URL = Pattern.compile("url\\(\\s*(['\"]?)#[A-Za-z_][\\w.-]*\\1\\s*\\)");
    private static final Set<String> FUNCTIONS =
            Set.of("url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewX", "skewY");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6}(\\.\\d{1,9})?)(px)?");
    private static final Pattern VIEW_BOX = Pattern.compile(
            "-?[\\d.]{1,12}[\\s,]+-?[\\d.]{1,12}[\\s,]+(\\d{1,6}(?:\\.\\d{1,9})?)[\\s,]+(\\d{1,6}(?:\\.\\d{1,9})?)");

    private final SvgFaults faults = new SvgFaults();

    static PictureCheck check(byte[] content) {
        return new SvgSanitiser().checked(content);
    }

    private PictureCheck checked(byte[] content) {
        var root = SvgReader.read(content, faults);
        if (root.isEmpty()) {
            return new Refused(faults.all());
        }
        clean(root.get());
        return faults.areNone() ? picture(root.get()) : new Refused(faults.all());
    }

    private void clean(SvgElement root) {
        if (!root.name.equals("svg")) {
            faults.element(root.name);
        }
        new SvgStyles(faults).inline(root);
        check(root);
        SvgWeight.check(root, faults);
    }

    private void check(SvgElement element) {
        if (element.name.isEmpty()) {
            return;
        }
        if (!SvgNames.isElement(element.name)) {
            faults.element(element.name);
        }
        element.attributes.keySet().removeIf(name -> !SvgNames.isAttribute(name));
        element.attributes.forEach((name, value) -> check(name, value.strip()));
        element.children.forEach(this::check);
    }

    private void check(String name, String value) {
        if (name.equals("href")) {
            if (!REFERENCE.matcher(value).matches()) {
                faults.add("svg-reference", "What is referred to must be in the file");
            }
        } else if (!isPlain(value)) {
            faults.add("svg-value", "A value can't be: " + name);
        }
    }

    /** Nothing that loads or calculates; colors, transformations and what the file itself has may be there. */
    private static boolean isPlain(String value) {
        return value.indexOf('\\') < 0
                && IntStream.range(0, value.length())
                        .filter(index -> value.charAt(index) == '(')
                        .allMatch(
                                index -> isFunction(value.substring(Math.max(0, index - LONGEST_FUNCTION - 1), index)))
                && !LOCAL_URL.matcher(value).replaceAll("").contains("url");
    }

    /** @param before what stands before a parenthesis, long enough to tell the known functions from all others */
    private static boolean isFunction(String before) {
        var name = before.stripTrailing();
        var start = name.length();
        while (start > 0 && (Character.isLetter(name.charAt(start - 1)) || name.charAt(start - 1) == '-')) {
            start--;
        }
        return FUNCTIONS.contains(name.substring(start));
    }

    private static PictureCheck picture(SvgElement root) {
        var size = size(root);
        if (size.isEmpty()) {
            return Refused.because("image-size", "An SVG file needs a viewBox, or a width and a height");
        }
        var width = size.get().width().setScale(0, RoundingMode.CEILING).intValue();
        var height = size.get().height().setScale(0, RoundingMode.CEILING).intValue();
        root.attributes.putIfAbsent(
                "viewBox", "0 0 " + size.get().width() + " " + size.get().height());
        root.attributes.put("width", String.valueOf(width));
        root.attributes.put("height", String.valueOf(height));
        var content = SvgWriter.write(root).getBytes(StandardCharsets.UTF_8);
        return Pictures.sized(new Picture(Format.SVG, content, width, height));
    }

    private record Size(BigDecimal width, BigDecimal height) {}

    private static Optional<Size> size(SvgElement root) {
        var width = LENGTH.matcher(root.attribute("width").strip());
        var height = LENGTH.matcher(root.attribute("height").strip());
        if (width.matches() && height.matches()) {
            return Optional.of(new Size(new BigDecimal(width.group(1)), new BigDecimal(height.group(1))));
        }
        var box = VIEW_BOX.matcher(root.attribute("viewBox").strip());
        return box.matches()
                ? Optional.of(new Size(new BigDecimal(box.group(1)), new BigDecimal(box.group(2))))
                : Optional.empty();
    }
}
