package dev.portico.portal.brand.image;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The elements, attributes and properties that draw a logo, and do nothing else. */
final class SvgNames {

    private static final Set<String> ELEMENTS = words(
            """
            svg g defs symbol use path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient
            stop clipPath mask
            """);

    private static final Set<String> PROPERTIES = words(
            """
            fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit
            stroke-dasharray stroke-dashoffset stroke-opacity opacity clip-path clip-rule mask mask-type color display
            visibility overflow stop-color stop-opacity paint-order vector-effect shape-rendering font-family font-size
            font-weight font-style text-anchor letter-spacing word-spacing dominant-baseline
            """);

    private static final Set<String> ATTRIBUTES = words(
            """
            id href transform d x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height points viewBox preserveAspectRatio
            clipPathUnits maskUnits maskContentUnits gradientUnits gradientTransform spreadMethod offset
            """);

    static boolean isElement(String name) {
        return ELEMENTS.contains(name);
    }

    static boolean isProperty(String name) {
        return PROPERTIES.contains(name);
    }

    static boolean isAttribute(String name) {
        return ATTRIBUTES.contains(name) || PROPERTIES.contains(name);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private SvgNames() {}
}
