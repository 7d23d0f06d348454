package dev.portico.portal.brand.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.brand.image.PictureCheck.Good;
import dev.portico.portal.brand.image.PictureCheck.Refused;
import dev.portico.portal.testing.Logos;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an SVG file: only what draws stays, and what would do something is refused. */
@Timeout(10)
class SvgSanitiserTest {

    private static final String OPEN =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                    + " viewBox=\"0 0 100 50\">";

    @Test
    void aLogoKeepsItsLookAndLosesTheRest() {
        assertThat(clean(Logos.SVG))
                .isEqualTo(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\" width=\"120\" height=\"40\">"
                                + "<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>"
                                + "<g transform=\"translate(2 2) rotate(5)\">"
                                + "<path d=\"M0 0h20v20H0z\" fill=\"#1f5f4a\" stroke-width=\"2px\"/>"
                                + "<circle r=\"9\" fill=\"url(#g)\" stroke-width=\"2px\"/></g>"
                                + "<use id=\"last\" href=\"#g\" opacity=\".5\"/>"
                                + "<text x=\"30\" y=\"25\">N &amp; W<tspan>!</tspan></text></svg>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"northwind", "northwind-dark", "atelier", "loom"})
    void theDemoShopsLogosAreLogos(String name) throws IOException {
        try (var file = getClass().getResourceAsStream("/demo/logos/" + name + ".svg")) {
            assertThat(clean(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)))
                    .contains("<path d=", "width=\"64\"");
        }
    }

    @Test
    void whatWasCleanedIsClean() {
        var once = clean(Logos.SVG);

        assertThat(clean(once)).isEqualTo(once);
    }

    @Test
    void itsOwnStylesWinOverThoseOfItsIdItsClassItsTag() {
        assertThat(clean(OPEN + "<style>#i{fill:#3} .c{fill:#2;stroke:#2} path{fill:#1;stroke:#1;opacity:1}</style>"
                        + "<path id=\"i\" class=\"x c\" style=\"fill:#4\" fill=\"#0\"/></svg>"))
                .contains("fill=\"#4\"", "stroke=\"#2\"", "opacity=\"1\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void attacks(String situation, String svg, String code) {
        var check = Pictures.check(svg.getBytes(UTF_8));

        assertThat(check)
                .as(() -> ((Good) check).picture().content().length + " bytes passed")
                .isInstanceOf(Refused.class);
        assertThat(((Refused) check).faults()).extracting(PictureFault::code).contains(code);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                row("a script", "<script>alert(1)</script>", "svg-element"),
                row(
                        "a script by its prefix",
                        "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">x</s:script>",
                        "svg-element"),
                row("a script of HTML", "<script xmlns=\"http://www.w3.org/1999/xhtml\">x</script>", "svg-element"),
                row(
                        "a script in a note",
                        "<metadata><s xmlns=\"http://www.w3.org/1999/xhtml\"/></metadata>",
                        "svg-element"),
                row("a handler", "<path onload=\"alert(1)\"/>", "svg-script"),
                row("a handler in capitals", "<path ONCLICK=\"alert(1)\"/>", "svg-script"),
                row("a script as a reference", "<use href=\"javascript:alert(1)\"/>", "svg-reference"),
                row("the same of old", "<use xlink:href=\"javascript:alert(1)\"/>", "svg-reference"),
                row("the same with a break", "<use xlink:href=\"java&#10;script:alert(1)\"/>", "svg-reference"),
                row("another file's part", "<use href=\"https://evil.example/x.svg#a\"/>", "svg-reference"),
                row("data", "<use href=\"data:image/svg+xml;base64,PHN2Zz4=#x\"/>", "svg-reference"),
                row("a link", "<a href=\"https://evil.example\"><path/></a>", "svg-element"),
                row("a picture", "<image href=\"https://evil.example/x.png\"/>", "svg-element"),
                row(
                        "HTML inside",
                        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
                        "svg-element"),
                row("a frame", "<iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"x\"/>", "svg-element"),
                row("an animation", "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>", "svg-element"),
                row("a filter", "<filter id=\"f\"><feImage href=\"x\"/></filter>", "svg-element"),
                row("a style that imports", "<style>@import url(https://evil.example/x.css);</style>", "svg-style"),
                row("and one behind a rule", "<style>.a{fill:red}@import 'x';</style>", "svg-style"),
                row("a style for fonts", "<style>@font-face{font-family:x;src:url(x)}</style>", "svg-style"),
                row("a style with a selector", "<style>path[d^=M]{fill:red}</style>", "svg-style"),
                row("a comment without end", "<style>.a{fill:red}/*</style>", "svg-style"),
                row(
                        "a style sheet that loads",
                        "<style>.a{fill:url(https://evil.example/x)}</style><path class=\"a\"/>",
                        "svg-value"),
                row("a style that loads", "<path style=\"fill:url('https://evil.example/x')\"/>", "svg-value"),
                row("an attribute that loads", "<path fill=\"url(//evil.example/x)\"/>", "svg-value"),
                row("one in disguise", "<path fill=\"u\\72l(x)\"/>", "svg-value"),
                row("one with a part of ours before it", "<path fill=\"url(#a) url(x)\"/>", "svg-value"),
                row("another function", "<path fill=\"image-set(x)\"/>", "svg-value"),
                row("an old one", "<path style=\"opacity:expression(alert(1))\"/>", "svg-value"),
                row("a circle", "<g id=\"a\"><use href=\"#a\"/></g>", "svg-too-complex"),
                row("billions of one", doubling(30), "svg-too-complex"),
                row("a chain of thousands", chain(2_000), "svg-too-complex"),
                row("more elements than a logo has", "<path/>".repeat(5_001), "svg-too-complex"),
                row("deeper than a logo is", "<g>".repeat(60) + "</g>".repeat(60), "svg-too-complex"),
                whole(
                        "entities that double",
                        "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + OPEN
                                + "<text>&b;</text></svg>",
                        "svg-doctype"),
                whole(
                        "a file of ours",
                        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + OPEN + "<text>&x;</text></svg>",
                        "svg-doctype"),
                whole(
                        "parameters of a DTD",
                        "<!DOCTYPE svg [<!ENTITY % x SYSTEM \"http://evil.example/x.dtd\"> %x;]>" + OPEN + "</svg>",
                        "svg-doctype"),
                whole(
                        "a DTD from elsewhere",
                        "<!DOCTYPE svg SYSTEM \"http://evil.example/x.dtd\">" + OPEN + "</svg>",
                        "svg-doctype"),
                whole("not closed", OPEN + "<path>", "svg-unreadable"),
                whole("a name of its own kind", "<svg viewBox=\"0 0 9 9\"/>", "svg-element"),
                whole(
                        "a page around it",
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\">" + OPEN + "</svg></html>",
                        "svg-element"),
                whole("no size", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image-size"),
                whole(
                        "huge",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"999999\" height=\"20\"/>",
                        "image-size"),
                whole("2001 pixels", OPEN.replace("100 50", "2001 50") + "</svg>", "image-size"));
    }

    @Test
    void atTheLimitsItIsStillALogo() {
        assertThat(clean(OPEN.replace("100 50", "2000 50") + "</svg>")).contains("width=\"2000\"");
        assertThat(clean(OPEN + "<path/>".repeat(4_999) + "</svg>")).hasSizeGreaterThan(4_999 * 7);
        assertThat(clean(OPEN + doubling(8) + "</svg>")).contains("href=\"#g7\"");
    }

    /** Files that are made to keep a pattern busy: quadratic ones would take minutes here. */
    @ParameterizedTest
    @MethodSource("slow")
    void noFileTakesLong(String svg) {
        var started = System.nanoTime();

        assertThat(Pictures.check(svg.getBytes(UTF_8))).isNotNull();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
    }

    static Stream<String> slow() {
        return Stream.of(
                OPEN + "<style>" + " ".repeat(190_000) + "</style></svg>",
                OPEN + "<style>" + "/*".repeat(95_000) + "</style></svg>",
                OPEN + "<style>a{" + " ".repeat(190_000) + "x</style></svg>",
                OPEN + "<path style=\"fill:" + "a ".repeat(95_000) + "\"/></svg>",
                OPEN + "<path d=\"" + "a".repeat(190_000) + "\"/></svg>",
                OPEN + "<path d=\"" + "url(".repeat(45_000) + "\"/></svg>",
                OPEN + "<style>" + "a{fill:red}".repeat(15_000) + "</style>" + "<path/>".repeat(3_000) + "</svg>",
                "<".repeat(190_000) + "svg",
                "<!DOCTYPE svg " + " ".repeat(190_000) + "<svg");
    }

    private static String doubling(int levels) {
        return "<g id=\"g0\"><path/></g>"
                + IntStream.rangeClosed(1, levels)
                        .mapToObj(level -> "<g id=\"g%d\"><use href=\"#g%d\"/><use href=\"#g%d\"/></g>"
                                .formatted(level, level - 1, level - 1))
                        .collect(joining());
    }

    private static String chain(int links) {
        return IntStream.range(0, links)
                .mapToObj(link -> "<use id=\"u%d\" href=\"#u%d\"/>".formatted(link, link + 1))
                .collect(joining());
    }

    private static String clean(String svg) {
        var check = Pictures.check(svg.getBytes(UTF_8));
        assertThat(check)
                .as(() -> check instanceof Refused refused ? refused.faults().toString() : "")
                .isInstanceOf(Good.class);
        return new String(((Good) check).picture().content(), UTF_8);
    }

    private static Arguments row(String situation, String inside, String code) {
        return whole(situation, OPEN + inside + "</svg>", code);
    }

    private static Arguments whole(String situation, String svg, String code) {
        return Arguments.of(situation, svg, code);
    }
}
