package dev.portico.portal.brand.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with an SVG file, each thing once. */
final class SvgFaults {

    private static final int MOST = 20;
    private static final int LONGEST_SHOWN = 40;

    private final Set<PictureFault> found = new LinkedHashSet<>();

    void add(String code, String detail) {
        if (found.size() < MOST) {
            found.add(new PictureFault(code, detail));
        }
    }

    void element(String name) {
        add("svg-element", "Only what draws may be there, and no " + shown(name));
    }

    /** A name from the file, short enough for an answer. */
    static String shown(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }

    boolean areNone() {
        return found.isEmpty();
    }

    List<PictureFault> all() {
        return List.copyOf(found);
    }
}
