package dev.portico.portal.brand.domain;

import java.util.Locale;

/** An opaque color of sRGB. */
public record Rgb(int red, int green, int blue) {

    public static final Rgb WHITE = parse("ffffff");
    public static final Rgb BLACK = parse("000000");

    /** @param hex six hexadecimal digits */
    public static Rgb parse(String hex) {
        var value = Integer.parseInt(hex, 16);
        return new Rgb(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
    }

    Rgb mix(Rgb other, int part, int of) {
        return new Rgb(
                red + (other.red - red) * part / of,
                green + (other.green - green) * part / of,
                blue + (other.blue - blue) * part / of);
    }

    /** WCAG's contrast ratio, times 100, rounded down: 4.499 is not enough. */
    public static long contrast(Rgb one, Rgb other) {
        var high = Math.max(one.luminance(), other.luminance());
        var low = Math.min(one.luminance(), other.luminance());
        return (long) Math.floor((high + 0.05) / (low + 0.05) * 100);
    }

    private double luminance() {
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
