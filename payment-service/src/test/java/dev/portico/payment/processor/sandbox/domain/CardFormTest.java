package dev.portico.payment.processor.sandbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardFormTest {

    private static final YearMonth TODAY = YearMonth.of(2026, 11);

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void theFieldsThatAreWrongAreNamed(String situation, CardForm form, List<String> wrong) {
        assertThat(form.mistakes(TODAY).keySet()).containsExactlyElementsOf(wrong);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                row("all fine", form("4242 4242 4242 4242", "12/34", "123", "Robin")),
                row("dashes and no spaces", form("4242-4242-4242-4242", "1234", "1234", "Robin")),
                row("a mistyped digit", form("4242 4242 4242 4243", "12/34", "123", "Robin"), "number"),
                row("too short", form("4242", "12/34", "123", "Robin"), "number"),
                row("letters", form("4242 abcd 4242 4242", "12/34", "123", "Robin"), "number"),
                row("a valid number that is no test card", form("5555555555554444", "12/34", "123", "Robin"), "number"),
                row("this month", form("4242424242424242", "11/26", "123", "Robin")),
                row("last month", form("4242424242424242", "10/26", "123", "Robin"), "expiry"),
                row("month thirteen", form("4242424242424242", "13/30", "123", "Robin"), "expiry"),
                row("four digits of year", form("4242424242424242", "04/2030", "123", "Robin")),
                row("words for a date", form("4242424242424242", "soon", "123", "Robin"), "expiry"),
                row("two digits of code", form("4242424242424242", "12/34", "12", "Robin"), "cvc"),
                row("five digits of code", form("4242424242424242", "12/34", "12345", "Robin"), "cvc"),
                row("no name", form("4242424242424242", "12/34", "123", "  "), "name"),
                row("a very long name", form("4242424242424242", "12/34", "123", "x".repeat(101)), "name"),
                row("nothing at all", form("", "", "", ""), "number", "expiry", "cvc", "name"));
    }

    @ParameterizedTest
    @EnumSource(TestCard.class)
    void everyTestCardPassesItsOwnForm(TestCard card) {
        var form = form(card.printed(), "12/34", "123", "Robin");

        assertThat(form.mistakes(TODAY)).isEmpty();
        assertThat(form.card()).isEqualTo(card);
        assertThat(TestCard.bySlug(card.slug())).contains(card);
    }

    @Test
    void nothingOfTheCardIsInItsText() {
        assertThat(form("4242424242424242", "12/34", "123", "Robin").toString()).doesNotContain("4242", "12/34", "123");
    }

    private static CardForm form(String number, String expiry, String cvc, String name) {
        return new CardForm(number, expiry, cvc, name);
    }

    private static Arguments row(String situation, CardForm form, String... wrong) {
        return Arguments.of(situation, form, List.of(wrong));
    }
}
