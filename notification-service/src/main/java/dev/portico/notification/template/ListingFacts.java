package dev.portico.notification.template;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.kit.text.Languages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pre-order's listing as mails tell it, and what a shop says of when it ships. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ListingFacts(String title) {

    public ListingFacts {
        Objects.requireNonNull(title);
    }

    /**
     * @param texts by language
     * @param expectedFrom a day of the shop's calendar, as {@code expectedTo}
     * @param reason of a delay, in the shop's words
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StatementFacts(
            UUID id,
            Map<String, String> texts,
            @Nullable LocalDate expectedFrom,
            @Nullable LocalDate expectedTo,
            @Nullable String reason) {

        public StatementFacts {
            Objects.requireNonNull(id);
            texts = new TreeMap<>(texts);
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("a statement without a text");
            }
        }

        /** In the first of the languages that it was written in, else in any. */
        String text(List<Locale> languages) {
            return languages.stream()
                    .flatMap(Languages::tags)
                    .flatMap(language -> Stream.ofNullable(texts.get(language)))
                    .findFirst()
                    .orElseGet(() -> texts.values().iterator().next());
        }
    }

    /**
     * @param consentRequired whether what is not answered is canceled
     * @param respondBy until when customers may answer
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DelayFacts(StatementFacts statement, boolean consentRequired, @Nullable Instant respondBy) {

        public DelayFacts {
            Objects.requireNonNull(statement);
        }
    }
}
