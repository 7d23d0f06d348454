package dev.portico.portal.page;

import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * Whether an address that has a page is asked by a program, for data. Only who names JSON, and no page before it, gets JSON:
 * browsers and whoever takes anything get the page.
 */
final class JsonAsked {

    /** @param accepted what is accepted, the most wanted first */
    static boolean by(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> !isRefused(type))
                .filter(type -> isJson(type) || isPage(type))
                .findFirst()
                .filter(JsonAsked::isJson)
                .isPresent();
    }

    private static boolean isJson(MediaType type) {
        return !type.isWildcardType()
                && !type.isWildcardSubtype()
                && type.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean isPage(MediaType type) {
        return type.isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    private static boolean isRefused(MediaType type) {
        return type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
    }

    private JsonAsked() {}
}
