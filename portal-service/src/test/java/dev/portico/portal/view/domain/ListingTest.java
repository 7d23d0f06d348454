package dev.portico.portal.view.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.view.domain.Listing.Expected;
import dev.portico.portal.view.domain.Listing.Statement;
import dev.portico.portal.view.domain.Listing.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which words and with which days a pre-order is told. */
class ListingTest {

    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 15);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);

    @ParameterizedTest(name = "{0}, in a shop that speaks {1}: {2}")
    @CsvSource({
        "de-AT, en, de-AT",
        "de-CH, en, de",
        "en-GB, de, en",
        "ar, de-AT, de-AT",
        "ar, fr, de",
    })
    void aStatementIsToldInTheCustomersLanguageElseTheShopsElseAsItIs(String customer, String shop, String told) {
        var statement = statement(Map.of("en", "March.", "de", "März.", "de-AT", "Ende März."), null);

        assertThat(statement
                        .in(List.of(Locale.forLanguageTag(customer), Locale.forLanguageTag(shop)))
                        .map(Wording::language))
                .hasValue(told);
    }

    @Test
    void aStatementWithoutWordsSaysNothing() {
        assertThat(statement(Map.of(), MARCH).in(List.of(Locale.ENGLISH))).isEmpty();
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
