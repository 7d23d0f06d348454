package dev.portico.portal.brand.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shop's colors made readable: text on them has at least 4.5:1 (WCAG 2.2 AA), and so has the accent itself as text on the
 * page, which more than covers the 3:1 of controls. An accent that can't do that is moved towards black on light pages and
 * towards white on dark ones. A header keeps its color whatever it is: black or white can always be read on it.
 *
 * @param accent null for the portal's own
 * @param header null for that of cards
 * @param darkHeader of dark pages; null for the same as on light ones
 */
public record BrandColors(@Nullable Rgb accent, @Nullable Rgb header, @Nullable Rgb darkHeader) {

    /** WCAG's ratio for text, times 100. */
    public static final int TEXT_PERCENT = 450;

    public static final String KEY = "(?:[0-9a-f]{6}|x)-(?:[0-9a-f]{6}|x)-(?:[0-9a-f]{6}|x)";
    private static final String OURS = "x";

    private static final Rgb LIGHT_PAPER = Rgb.parse("f2ede6");
    private static final Rgb DARK_PAPER = Rgb.parse("2b2823");
    private static final int STEPS = 50;

    public enum Scheme {
        LIGHT,
        DARK
    }

    /** The accent of one scheme: as a button's color with its text, as text itself, and as a tint behind such text. */
    public record Accent(Rgb button, Rgb ink, Rgb text, Rgb soft) {}

    public record Header(Rgb background, Rgb ink) {}

    /**
     * An accent that is shown otherwise than it was asked for.
     *
     * @param percent the contrast with the page that it had, times 100; {@link #TEXT_PERCENT} are needed
     */
    public record Correction(Scheme scheme, Rgb asked, Rgb shown, long percent) {}

    public boolean areOurs() {
        return accent == null && header == null && darkHeader == null;
    }

    public Optional<Accent> accent(Scheme scheme) {
        return Optional.ofNullable(accent).map(color -> accent(color, scheme));
    }

    public Optional<Header> header(Scheme scheme) {
        var background = scheme == Scheme.DARK && darkHeader != null ? darkHeader : header;
        return Optional.ofNullable(background).map(color -> new Header(color, inkOn(color)));
    }

    public List<Correction> corrections() {
        return Stream.of(Scheme.values())
                .flatMap(scheme -> Stream.ofNullable(accent).flatMap(asked -> correction(asked, scheme)))
                .toList();
    }

    private static Stream<Correction> correction(Rgb asked, Scheme scheme) {
        var shown = accent(asked, scheme).text();
        return shown.equals(asked)
                ? Stream.empty()
                : Stream.of(new Correction(scheme, asked, shown, Rgb.contrast(asked, paper(scheme))));
    }

    /** Names these colors in the address of their style sheet; {@link #ofKey} reads it. */
    public String key() {
        return Stream.of(Optional.ofNullable(accent), Optional.ofNullable(header), Optional.ofNullable(darkHeader))
                .map(color -> color.map(known -> known.toString().substring(1)).orElse(OURS))
                .collect(Collectors.joining("-"));
    }

    /** @param key of the form {@link #KEY} */
    public static BrandColors ofKey(String key) {
        var colors = Stream.of(key.split("-"))
                .map(color -> color.equals(OURS) ? Optional.<Rgb>empty() : Optional.of(Rgb.parse(color)))
                .toList();
        return new BrandColors(
                colors.get(0).orElse(null),
                colors.get(1).orElse(null),
                colors.get(2).orElse(null));
    }

    /** The style sheet that brings them to a page: values of the tokens in {@code portal.css}. */
    public String css() {
        return ":root{" + tokens(Scheme.LIGHT) + "}@media(prefers-color-scheme:dark){:root{" + tokens(Scheme.DARK)
                + "}}";
    }

    private String tokens(Scheme scheme) {
        var tokens = new ArrayList<String>();
        accent(scheme).ifPresent(shown -> {
            tokens.add("--accent:" + shown.button());
            tokens.add("--accent-ink:" + shown.ink());
            tokens.add("--accent-text:" + shown.text());
            tokens.add("--accent-soft:" + shown.soft());
        });
        header(scheme).ifPresent(shown -> {
            tokens.add("--header:" + shown.background());
            tokens.add("--header-ink:" + shown.ink());
        });
        return String.join(";", tokens);
    }

    private static Accent accent(Rgb color, Scheme scheme) {
        var paper = paper(scheme);
        var towards = scheme == Scheme.LIGHT ? Rgb.BLACK : Rgb.WHITE;
        var text = readable(color, paper, towards);
        var ink = inkOn(text);
        var button = readable(text, ink, ink.equals(Rgb.WHITE) ? Rgb.BLACK : Rgb.WHITE);
        return new Accent(button, ink, text, softOf(text, paper, scheme == Scheme.LIGHT ? Rgb.WHITE : Rgb.BLACK));
    }

    private static Rgb paper(Scheme scheme) {
        return scheme == Scheme.LIGHT ? LIGHT_PAPER : DARK_PAPER;
    }

    private static Rgb inkOn(Rgb color) {
        return Rgb.contrast(color, Rgb.WHITE) >= Rgb.contrast(color, Rgb.BLACK) ? Rgb.WHITE : Rgb.BLACK;
    }

    private static Rgb readable(Rgb color, Rgb on, Rgb towards) {
        for (var step = 0; step <= STEPS; step++) {
            var mixed = color.mix(towards, step, STEPS);
            if (Rgb.contrast(mixed, on) >= TEXT_PERCENT) {
                return mixed;
            }
        }
        return towards;
    }

    /** A tint of the color that its own text stays readable on. */
    private static Rgb softOf(Rgb text, Rgb paper, Rgb away) {
        var tint = paper.mix(text, 1, 10).mix(away, 1, 2);
        return Rgb.contrast(text, tint) >= TEXT_PERCENT ? tint : paper;
    }
}
