package dev.portico.portal.brand.image;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of picture that a shop may show. */
public enum Format {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp"),
    SVG("svg", "image/svg+xml");

    private final String extension;
    private final String type;

    Format(String extension, String type) {
        this.extension = extension;
        this.type = type;
    }

    public String extension() {
        return extension;
    }

    /** The media type it is served as. */
    public String type() {
        return type;
    }

    /** By the end of a file's name. */
    public static Optional<Format> ofFile(String file) {
        return Stream.of(values())
                .filter(format -> file.endsWith("." + format.extension))
                .findFirst();
    }
}
