package dev.portico.portal.brand.domain;

import java.util.Optional;
import java.util.stream.Stream;

/** Where a shop's picture stands. */
public enum ImageKind {
    LOGO("logo"),
    /** Instead of the logo on dark pages. */
    LOGO_DARK("logo-dark"),
    FAVICON("favicon");

    private final String path;

    ImageKind(String path) {
        this.path = path;
    }

    public static Optional<ImageKind> of(String path) {
        return Stream.of(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }
}
