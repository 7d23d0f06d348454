package dev.portico.portal.brand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portico.portal.brand.domain.Branding;

/** A look ↔ the text it is stored as, both directions next to each other. */
public final class BrandingDocuments {

    private static final String NOTHING = "{}";
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final long READ_CHARS = 2_000_000;

    // By their text, so that none is ever out of date: each page view brings one.
    private static final Cache<String, Branding> READ = Caffeine.newBuilder()
            .maximumWeight(READ_CHARS)
            .weigher((String text, Branding branding) -> text.length())
            .build();

    public static Branding read(String text) {
        return text.equals(NOTHING) ? Branding.OURS : READ.get(text, BrandingDocuments::parsed);
    }

    public static String write(Branding branding) {
        try {
            return branding.equals(Branding.OURS) ? NOTHING : JSON.writeValueAsString(branding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a look must be writable as JSON", e);
        }
    }

    private static Branding parsed(String text) {
        try {
            return JSON.readValue(text, Branding.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored look can't be read", e);
        }
    }

    private BrandingDocuments() {}
}
