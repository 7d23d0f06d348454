package dev.portico.payment.processor.stripe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StripePageTest {

    private static final Instant OPENED = Instant.parse("2026-11-20T16:32:00Z");
    private static final Instant TRIED = OPENED.plusSeconds(59);
    private static final Money PAID = Money.parse("USD 63.75");
    private static final Money NOTHING = Money.parse("USD 0");
    private static final StripeRefusal POOR =
            StripeRefusal.ofCard("card_declined", "insufficient_funds", "try_again_later");
    private static final CardOnFile KEPT = new CardOnFile("cus_1", "pm_1", "Visa ending 4242");

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void story(String situation, StripePage page, List<Outcome> expected) {
        assertThat(page.story()).isEqualTo(expected);
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                row("nobody came", page("open", null), new Outcome.Open(0)),
                row("nobody came in time", page("expired", null), new Outcome.Expired(0)),
                row(
                        "a payment that nobody has tried yet",
                        page("open", intent("requires_payment_method", null, null)),
                        new Outcome.Open(0)),
                row(
                        "a refused card leaves the page open",
                        page("open", intent("requires_payment_method", POOR, TRIED)),
                        new Outcome.Declined(60, "insufficient_funds", "Visa ending 4242")),
                row(
                        "a page that closed after a refusal",
                        page("expired", intent("requires_payment_method", POOR, TRIED)),
                        new Outcome.Expired(60)),
                row(
                        "the bank asks",
                        page("open", intent("requires_action", null, TRIED)),
                        new Outcome.ActionRequired(60)),
                row(
                        "the bank asked until it was too late",
                        page("expired", intent("requires_action", null, TRIED)),
                        new Outcome.Expired(60)),
                row(
                        "a debit is on its way",
                        page("complete", intent("processing", null, TRIED)),
                        new Outcome.Unconfirmed(60)),
                row(
                        "a debit that came back: first why, then that the page is closed",
                        page("complete", intent("requires_payment_method", POOR, TRIED)),
                        new Outcome.Declined(60, "insufficient_funds", "Visa ending 4242"),
                        new Outcome.Expired(60)),
                row(
                        "a payment that was canceled by hand",
                        page("complete", intent("canceled", null, TRIED)),
                        new Outcome.Expired(60)),
                row("paid", page("complete", paid()), new Outcome.Succeeded(60, PAID, "Visa ending 4242", TRIED, KEPT)),
                row(
                        "paid, and the page not told yet",
                        page("open", paid()),
                        new Outcome.Succeeded(60, PAID, "Visa ending 4242", TRIED, KEPT)),
                row(
                        "paid at the last moment",
                        page("expired", paid()),
                        new Outcome.Succeeded(60, PAID, "Visa ending 4242", TRIED, KEPT)));
    }

    @Test
    void aCardOlderThanThePageIsStillTheFirstTry() {
        assertThat(page("open", intent("requires_payment_method", POOR, OPENED.minusSeconds(5)))
                        .outcome()
                        .attempt())
                .isEqualTo(1);
    }

    @Test
    void thePaymentStandsForThePageOnceThereIsOne() {
        assertThat(page("open", null).session()).isEqualTo(new Session("cs_1", "https://stripe/cs_1", "cs_1"));
        assertThat(page("open", paid()).session()).isEqualTo(new Session("cs_1", "https://stripe/cs_1", "pi_1"));
    }

    @Test
    void aClosedPageLeadsBackToTheShop() {
        var closed = new StripePage("cs_1", null, "https://shop/back", "complete", OPENED, paid());

        assertThat(closed.session().url()).isEqualTo("https://shop/back");
    }

    private static Arguments row(String situation, StripePage page, Outcome... expected) {
        return Arguments.of(situation, page, List.of(expected));
    }

    private static StripePage page(String status, @Nullable StripeIntent intent) {
        return new StripePage("cs_1", "https://stripe/cs_1", "https://shop/back", status, OPENED, intent);
    }

    private static StripeIntent paid() {
        return new StripeIntent("pi_1", "succeeded", PAID, "Visa ending 4242", null, TRIED, null, KEPT);
    }

    private static StripeIntent intent(String status, @Nullable StripeRefusal refusal, @Nullable Instant triedAt) {
        return new StripeIntent("pi_1", status, NOTHING, "Visa ending 4242", refusal, triedAt, null, null);
    }
}
