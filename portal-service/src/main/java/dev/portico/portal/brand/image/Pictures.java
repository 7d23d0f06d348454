package dev.portico.portal.brand.image;

import dev.portico.portal.brand.image.PictureCheck.Good;
import dev.portico.portal.brand.image.PictureCheck.Refused;

/** Looks at an upload: its content says what it is, whatever its name and header say. No pixel is decoded. */
public final class Pictures {

    public static final int MOST_BYTES = 200 * 1024;
    public static final int LEAST_PIXELS = 16;
    public static final int MOST_PIXELS = 2_000;

    public static PictureCheck check(byte[] content) {
        if (content.length == 0) {
            return Refused.because("image-empty", "There is no picture");
        }
        if (content.length > MOST_BYTES) {
            return Refused.because("image-too-large", "A picture has at most 200 KB");
        }
        return known(content);
    }

    private static PictureCheck known(byte[] content) {
        if (Png.isOne(content)) {
            return raster(Format.PNG, content, Png.measure(content));
        }
        if (Jpeg.isOne(content)) {
            return raster(Format.JPEG, content, Jpeg.measure(content));
        }
        if (WebP.isOne(content)) {
            return raster(Format.WEBP, content, WebP.measure(content));
        }
        if (SvgReader.looksLikeOne(content)) {
            return SvgSanitiser.check(content);
        }
        return Refused.because("image-type", "A picture is a PNG, JPEG, WebP or SVG file");
    }

    private static PictureCheck raster(Format format, byte[] content, Measured measured) {
        if (!measured.whole()) {
            return Refused.because("image-broken", "The file is not a whole " + format);
        }
        if (measured.animated()) {
            return Refused.because("image-animated", "The picture moves: nobody could stop it");
        }
        return sized(new Picture(format, content, measured.width(), measured.height()));
    }

    static PictureCheck sized(Picture picture) {
        return isSize(picture.width()) && isSize(picture.height())
                ? new Good(picture)
                : Refused.because("image-size", "A picture is 16 to 2000 pixels wide and high");
    }

    private static boolean isSize(int pixels) {
        return pixels >= LEAST_PIXELS && pixels <= MOST_PIXELS;
    }

    private Pictures() {}
}
