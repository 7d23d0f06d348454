package dev.portico.portal.view.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a shop says about one of its pre-orders. Days are the shop's.
 *
 * @param statements what it said about shipping, newest first
 */
public record Listing(
        UUID id,
        String title,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo,
        List<Statement> statements) {

    public Listing {
        if (id == null || title == null) {
            throw new IllegalArgumentException("a listing needs an id and a title");
        }
        statements = statements == null ? List.of() : List.copyOf(statements);
    }

    /**
     * One word on when it ships.
     *
     * @param texts by language tag
     * @param reason why it is late, in the shop's words; null when it is not
     */
    public record Statement(
            UUID id,
            Map<String, String> texts,
            @Nullable LocalDate expectedFrom,
            @Nullable LocalDate expectedTo,
            @Nullable String reason,
            Instant publishedAt) {

        public Statement {
            if (id == null || publishedAt == null) {
                throw new IllegalArgumentException("a statement needs an id and a time");
            }
            texts = texts == null ? Map.of() : Map.copyOf(texts);
        }

        /**
         * In the first of these languages it is written in; without any of them as it is. Empty when it says nothing.
         *
         * @param languages tags, the best first; one without a region takes what is written for any of its regions, too
         */
        public Optional<Wording> in(List<String> languages) {
            var asked = languages.stream().flatMap(this::wordings);
            return Stream.concat(asked, wordings(tag -> true)).findFirst();
        }

        private Stream<Wording> wordings(String language) {
            return Stream.concat(
                    wordings(language::equalsIgnoreCase),
                    wordings(tag -> Locale.forLanguageTag(tag).getLanguage().equals(language)));
        }

        private Stream<Wording> wordings(Predicate<String> tag) {
            return texts.entrySet().stream()
                    .filter(text -> tag.test(text.getKey()))
                    .map(text -> new Wording(text.getKey(), text.getValue()))
                    .sorted(Comparator.comparing(Wording::language));
        }

        Expected expected() {
            return new Expected(expectedFrom, expectedTo);
        }
    }

    /** A text and the language it is in, as a tag. */
    public record Wording(String language, String text) {}

    /** The days on which something is expected to ship; either end may be open. */
    public record Expected(@Nullable LocalDate from, @Nullable LocalDate to) {

        public boolean isKnown() {
            return from != null || to != null;
        }
    }

    /** The newest word that names a day; without one what the listing itself says. */
    public Expected expected() {
        return Stream.concat(
                        statements.stream().map(Statement::expected), Stream.of(new Expected(expectedFrom, expectedTo)))
                .filter(Expected::isKnown)
                .findFirst()
                .orElse(new Expected(null, null));
    }

    public Optional<Statement> latest() {
        return statements.stream().findFirst();
    }
}
