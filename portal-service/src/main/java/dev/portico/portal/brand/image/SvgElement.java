package dev.portico.portal.brand.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of an SVG file, as far as it was kept. Changed while it is read and styled, so no record. */
final class SvgElement {

    final String name;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<SvgElement> children = new ArrayList<>();
    String text = "";

    SvgElement(String name) {
        this.name = name;
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }
}
