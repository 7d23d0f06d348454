package dev.portico.portal.brand.image;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much a browser has to draw: an element that refers to another is as heavy as both, so a few lines that refer to each
 * other can stand for billions. Such a file, and one that refers to itself, is refused.
 */
final class SvgWeight {

    private static final long HEAVIEST = 20_000;
    private static final int LONGEST_CHAIN = 100;
    private static final Pattern LOCAL = Pattern.compile("#([A-Za-z_][\\w.-]*)");

    private final Map<String, SvgElement> byId = new HashMap<>();
    private final Map<SvgElement, Long> weights = new HashMap<>();

    static void check(SvgElement root, SvgFaults faults) {
        var weight = new SvgWeight();
        weight.index(root);
        if (weight.of(root, 0) > HEAVIEST) {
            faults.add("svg-too-complex", "What refers to what comes to too much to draw, or to no end");
        }
    }

    private void index(SvgElement element) {
        byId.putIfAbsent(element.attribute("id"), element);
        element.children.forEach(this::index);
    }

    /** While one is being weighed it weighs too much: who meets it again has come round in a circle. */
    private long of(SvgElement element, int depth) {
        if (depth > LONGEST_CHAIN) {
            return HEAVIEST + 1;
        }
        var known = weights.putIfAbsent(element, HEAVIEST + 1);
        if (known != null) {
            return known;
        }
        var weight = Stream.concat(element.children.stream(), referred(element))
                .mapToLong(next -> of(next, depth + 1))
                .reduce(1, (sum, next) -> Math.min(sum + next, HEAVIEST + 1));
        weights.put(element, weight);
        return weight;
    }

    private Stream<SvgElement> referred(SvgElement element) {
        return element.attributes.entrySet().stream()
                .filter(attribute -> attribute.getKey().equals("href")
                        || attribute.getValue().contains("url"))
                .flatMap(attribute -> LOCAL.matcher(attribute.getValue()).results())
                .flatMap(found -> Stream.ofNullable(byId.get(found.group(1))));
    }
}
