package dev.portico.notification.template;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A shop's color, and the text color that can be read on it. */
record AccentColor(String background, String text) {

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String OURS = "#1f4fd8";
    // Where black and white text have the same contrast (WCAG 2.2): (L + 0.05)² = 1.05 · 0.05.
    private static final int EQUAL_CONTRAST_PERMILLE = 179;

    /** Anything that isn't {@code #rrggbb} becomes our own color: the value ends up in a style. */
    static AccentColor of(@Nullable String color) {
        var background = color != null && FORM.matcher(color).matches() ? color : OURS;
        return new AccentColor(
                background, luminancePermille(background) > EQUAL_CONTRAST_PERMILLE ? "#111827" : "#ffffff");
    }

    private static long luminancePermille(String color) {
        var rgb = Integer.parseInt(color.substring(1), 16);
        return Math.round(1000
                * (0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff)));
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
