package dev.portico.portal.brand.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns the style sheets that drawing programs write (a tag, a class or an id; plain properties) into attributes, so that the
 * file needs no styles any more. Anything else in a style sheet is a fault.
 */
final class SvgStyles {

    private static final int MOST_RULES = 500;
    // Possessive: a file that is made for it must not keep the pattern busy.
    private static final Pattern RULE = Pattern.compile("([^{}]++)\\{([^{}]*+)\\}");
    private static final Pattern SELECTOR = Pattern.compile("[.#]?[A-Za-z_][\\w-]*");
    private static final Pattern PROPERTY = Pattern.compile("[a-z-]+");

    private final SvgFaults faults;
    private final List<Rule> rules = new ArrayList<>();

    SvgStyles(SvgFaults faults) {
        this.faults = faults;
    }

    private record Declaration(String property, String value) {}

    private record Rule(String selector, List<Declaration> declarations) {

        /** Tags lose against classes, classes against ids. */
        int weight() {
            return selector.startsWith("#") ? 2 : selector.startsWith(".") ? 1 : 0;
        }

        boolean matches(SvgElement element) {
            return switch (selector.charAt(0)) {
                case '#' -> element.attribute("id").equals(selector.substring(1));
                case '.' ->
                    List.of(element.attribute("class").strip().split("\\s+")).contains(selector.substring(1));
                default -> element.name.equals(selector);
            };
        }
    }

    void inline(SvgElement root) {
        collect(root);
        rules.sort(Comparator.comparingInt(Rule::weight));
        apply(root);
    }

    private void collect(SvgElement element) {
        element.children.stream().filter(SvgStyles::isSheet).forEach(this::read);
        element.children.removeIf(SvgStyles::isSheet);
        element.children.forEach(this::collect);
    }

    private static boolean isSheet(SvgElement element) {
        return element.name.equals("style");
    }

    private void read(SvgElement sheet) {
        var text = new StringBuilder();
        sheet.children.forEach(part -> text.append(part.text));
        var left = withoutComments(text.toString());
        var rule = RULE.matcher(left);
        while (rule.lookingAt()) {
            var declarations = declarations(rule.group(2));
            Stream.of(rule.group(1).split(",")).map(String::strip).forEach(selector -> add(selector, declarations));
            rule.region(rule.end(), left.length());
        }
        if (!left.substring(rule.regionStart()).isBlank()) {
            unknown();
        }
    }

    private String withoutComments(String text) {
        var left = new StringBuilder();
        var from = 0;
        for (var start = text.indexOf("/*"); start >= 0; start = text.indexOf("/*", from)) {
            var end = text.indexOf("*/", start + 2);
            if (end < 0) {
                unknown();
                return "";
            }
            left.append(text, from, start).append(' ');
            from = end + 2;
        }
        return left.append(text, from, text.length()).toString();
    }

    private void add(String selector, List<Declaration> declarations) {
        if (rules.size() >= MOST_RULES) {
            faults.add("svg-too-complex", "At most 500 rules in style sheets");
        } else if (SELECTOR.matcher(selector).matches()) {
            rules.add(new Rule(selector, declarations));
        } else {
            unknown();
        }
    }

    private void apply(SvgElement element) {
        rules.stream().filter(rule -> rule.matches(element)).forEach(rule -> set(element, rule.declarations()));
        var own = element.attributes.remove("style");
        if (own != null) {
            set(element, declarations(own));
        }
        element.attributes.remove("class");
        element.children.forEach(this::apply);
    }

    private static void set(SvgElement element, List<Declaration> declarations) {
        declarations.stream()
                .filter(declaration -> SvgNames.isProperty(declaration.property())) // what others say draws nothing
                .forEach(declaration -> element.attributes.put(declaration.property(), declaration.value()));
    }

    private List<Declaration> declarations(String text) {
        return Stream.of(text.split(";"))
                .filter(part -> !part.isBlank())
                .flatMap(this::declaration)
                .toList();
    }

    private Stream<Declaration> declaration(String text) {
        var colon = text.indexOf(':');
        var property = colon < 0 ? "" : text.substring(0, colon).strip();
        if (!PROPERTY.matcher(property).matches()) {
            unknown();
            return Stream.empty();
        }
        var value = text.substring(colon + 1).replace("!important", "").strip();
        return Stream.of(new Declaration(property, value));
    }

    private void unknown() {
        faults.add("svg-style", "A style sheet has rules for a tag, a class or an id, and nothing else");
    }
}
