package dev.portico.portal.brand.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** In the first of these languages that there is a label in, else in the first that was given. */
    public String label(List<Locale> languages) {
        return languages.stream()
                .flatMap(language -> Stream.of(language.toLanguageTag(), language.getLanguage()))
                .map(labels::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> labels.values().iterator().next());
    }
}
