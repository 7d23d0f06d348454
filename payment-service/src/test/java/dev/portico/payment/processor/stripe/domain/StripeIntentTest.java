package dev.portico.payment.processor.stripe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.processor.domain.RefundOutcome;
import java.time.Instant;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StripeIntentTest {

    private static final Instant AT = Instant.parse("2026-11-20T16:32:59Z");
    private static final Money AMOUNT = Money.parse("EUR 25");

    @ParameterizedTest(name = "{0}")
    @MethodSource("charges")
    void asACharge(String status, StripeIntent intent, ChargeOutcome expected) {
        assertThat(intent.ofCharge()).isEqualTo(expected);
    }

    static Stream<Arguments> charges() {
        var expired = StripeRefusal.ofCard("expired_card", null, null);
        return Stream.of(
                row("succeeded", null, null, new ChargeOutcome.Succeeded("pi_1", AMOUNT, "Visa ending 4242", AT)),
                row("processing", null, null, new ChargeOutcome.Unknown()),
                row("requires_capture", null, null, new ChargeOutcome.Unknown()),
                row("requires_confirmation", null, null, new ChargeOutcome.Unknown()),
                row(
                        "requires_action",
                        null,
                        "https://bank/ask",
                        new ChargeOutcome.ActionRequired("pi_1", "https://bank/ask")),
                row(
                        "requires_action",
                        null,
                        null,
                        new ChargeOutcome.Declined("authentication_required", DeclineClass.AUTHENTICATION)),
                row(
                        "requires_payment_method",
                        expired,
                        null,
                        new ChargeOutcome.Declined("expired_card", DeclineClass.HARD)),
                row("canceled", null, null, new ChargeOutcome.Declined("canceled", DeclineClass.HARD)));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "succeeded, -, Succeeded[reference=re_1; at=2026-11-20T16:32:59Z]",
                "pending, -, Pending[reference=re_1]",
                "requires_action, -, Pending[reference=re_1]",
                "failed, expired_or_canceled_card, Failed[code=expired_or_canceled_card]",
                "failed, -, Failed[code=failed]",
                "canceled, -, Failed[code=canceled]",
                "a_status_of_next_year, -, Unknown[]"
            })
    void refunds(String status, String failure, String expected) {
        RefundOutcome outcome = new StripeRefund("re_1", status, failure, AT).outcome();

        assertThat(outcome).hasToString(expected.replace(';', ','));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "visa, 4242, Visa ending 4242",
                "amex, 0005, American Express ending 0005",
                "brand_of_next_year, 1111, Card ending 1111",
                "-, 1111, Card ending 1111",
                "visa, -, Visa"
            })
    void cardsInWords(String brand, String lastFour, String expected) {
        assertThat(StripeMethods.card(brand, lastFour)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"sepa_debit, Sepa debit", "klarna, Klarna"})
    void otherMethodsInWords(String type, String expected) {
        assertThat(StripeMethods.other(type)).isEqualTo(expected);
    }

    private static Arguments row(
            String status, @Nullable StripeRefusal refusal, @Nullable String actionUrl, ChargeOutcome expected) {
        return Arguments.of(
                status,
                new StripeIntent("pi_1", status, AMOUNT, "Visa ending 4242", refusal, AT, actionUrl, null),
                expected);
    }
}
