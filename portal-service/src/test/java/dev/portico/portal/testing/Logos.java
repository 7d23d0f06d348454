package dev.portico.portal.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Pictures as shops upload them. */
public final class Logos {

    /** As drawing programs write them: with a style sheet, notes and a DOCTYPE. */
    public static final String SVG =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Generator: something -->
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
                 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 120 40" inkscape:version="1">
              <title>Northwind</title><metadata><any/></metadata><inkscape:view zoom="2"/>
              <style>/* colors */ .a, .b { fill: #1f5f4a; stroke-width:2px } .b{fill:url(#g)} #last { opacity: .5 }</style>
              <defs><linearGradient id="g"><stop offset="0" style="stop-color:#fff;-inkscape-x:1"/></linearGradient></defs>
              <g transform="translate(2 2) rotate(5)"><path class="a" d="M0 0h20v20H0z"/><circle class="b" r="9"/></g>
              <use id="last" xlink:href="#g"/><text x="30" y="25">N &amp; W<tspan>!</tspan></text>
            </svg>
            """;

    public static byte[] svg() {
        return SVG.getBytes(StandardCharsets.UTF_8);
    }

    /** The one of the golden event: its bytes are always the same. */
    public static byte[] northwind() {
        try (var file = Logos.class.getResourceAsStream("/logos/northwind.png")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] png(int width, int height) {
        return raster(width, height, "png");
    }

    public static byte[] jpeg(int width, int height) {
        return raster(width, height, "jpg");
    }

    private static byte[] raster(int width, int height, String format) {
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private Logos() {}
}
