package dev.portico.portal.brand.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A link at the end of each page.
 *
 * @param labels by language, at least one, in the order they were given in
 * @param url absolute, https
 */
public record FooterLink(Map<String, String> labels, String url) {

    public FooterLink {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** In the reader's language, else in the shop's, else in the first. */
    public String label(Locale reader, Locale shop) {
        return Stream.of(reader.toLanguageTag(), reader.getLanguage(), shop.toLanguageTag(), shop.getLanguage())
                .map(labels::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> labels.values().iterator().next());
    }
}
