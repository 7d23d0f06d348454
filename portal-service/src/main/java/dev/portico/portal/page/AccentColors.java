package dev.portico.portal.page;

import java.util.Locale;

/**
 * A merchant's color made readable: text on it has at least 4.5:1 (WCAG 2.2 AA), and so has the color itself as text on
 * the page. A color that can't do that is moved towards black on light pages and towards white on dark ones.
 */
final class AccentColors {

    private static final int ENOUGH_PERCENT = 450;
    private static final Rgb LIGHT_PAPER = Rgb.parse("f2ede6");
    private static final Rgb DARK_PAPER = Rgb.parse("2b2823");
    private static final Rgb WHITE = Rgb.parse("ffffff");
    private static final Rgb BLACK = Rgb.parse("000000");
    private static final int STEPS = 50;

    /** @param hex six hexadecimal digits */
    static String css(String hex) {
        var accent = Rgb.parse(hex);
        return ":root{" + tokens(accent, LIGHT_PAPER, BLACK, WHITE) + "}@media(prefers-color-scheme:dark){:root{"
                + tokens(accent, DARK_PAPER, WHITE, BLACK) + "}}";
    }

    private static String tokens(Rgb accent, Rgb paper, Rgb towards, Rgb away) {
        var text = readable(accent, paper, towards);
        var ink = contrast(text, WHITE) >= contrast(text, BLACK) ? WHITE : BLACK;
        var button = readable(text, ink, ink.equals(WHITE) ? BLACK : WHITE);
        return "--accent:" + button + ";--accent-ink:" + ink + ";--accent-text:" + text + ";--accent-soft:"
                + softOf(text, paper, away);
    }

    private static Rgb readable(Rgb color, Rgb on, Rgb towards) {
        for (var step = 0; step <= STEPS; step++) {
            var mixed = color.mix(towards, step, STEPS);
            if (contrast(mixed, on) >= ENOUGH_PERCENT) {
                return mixed;
            }
        }
        return towards;
    }

    /** A tint of the color that its own text stays readable on. */
    private static Rgb softOf(Rgb text, Rgb paper, Rgb away) {
        var tint = paper.mix(text, 1, 10).mix(away, 1, 2);
        return contrast(text, tint) >= ENOUGH_PERCENT ? tint : paper;
    }

    /** WCAG's contrast ratio, times 100. */
    static long contrast(Rgb one, Rgb other) {
        var high = Math.max(one.luminance(), other.luminance());
        var low = Math.min(one.luminance(), other.luminance());
        return Math.round((high + 0.05) / (low + 0.05) * 100);
    }

    record Rgb(int red, int green, int blue) {

        static Rgb parse(String hex) {
            var value = Integer.parseInt(hex, 16);
            return new Rgb(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
        }

        Rgb mix(Rgb other, int part, int of) {
            return new Rgb(
                    red + (other.red - red) * part / of,
                    green + (other.green - green) * part / of,
                    blue + (other.blue - blue) * part / of);
        }

        double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(int channel) {
            var value = channel / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
        }
    }

    private AccentColors() {}
}
