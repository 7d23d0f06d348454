package dev.portico.portal.view.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.view.domain.Listing.Expected;
import dev.portico.portal.view.domain.Listing.Statement;
import dev.portico.portal.view.domain.Listing.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which words and with which days a pre-order is told. */
class ListingTest {

    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 15);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "de-AT de en, en de de-AT, de-AT",
        "de-CH de en, en de de-AT, de",
        "en-GB en de, en de de-AT, en",
        "ar de-AT de, en de de-AT, de-AT",
        "ar fr, en de de-AT, de",
        "zh-TW zh-Hant zh en, en zh-Hans zh-Hant, zh-Hant",
        "zh-TW zh-Hant zh en, en zh-Hans, zh-Hans",
        "pt-PT pt en, en pt-BR, pt-BR",
    })
    void aStatementIsToldInTheFirstLanguageItIsWrittenInElseAsItIs(String asked, String written, String told) {
        var texts = Stream.of(written.split(" ")).collect(Collectors.toMap(tag -> tag, tag -> "March."));

        assertThat(statement(texts, null).in(List.of(asked.split(" "))).map(Wording::language))
                .hasValue(told);
    }

    @Test
    void aStatementWithoutWordsSaysNothing() {
        assertThat(statement(Map.of(), MARCH).in(List.of("en"))).isEmpty();
    }

    @Test
    void theNewestWordThatNamesADayCounts() {
        assertThat(listing(statement(Map.of("en", "Soon."), null), statement(Map.of(), MARCH))
                        .expected())
                .isEqualTo(new Expected(MARCH, null));
        assertThat(listing(statement(Map.of(), null)).expected()).isEqualTo(new Expected(JANUARY, null));
    }

    private static Listing listing(Statement... statements) {
        return new Listing(UUID.randomUUID(), "Spring tops", JANUARY, null, List.of(statements));
    }

    private static Statement statement(Map<String, String> texts, LocalDate from) {
        return new Statement(UUID.randomUUID(), texts, from, null, null, Instant.EPOCH);
    }
}
