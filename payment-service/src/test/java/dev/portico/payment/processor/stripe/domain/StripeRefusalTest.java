package dev.portico.payment.processor.stripe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.processor.domain.RefundOutcome;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeRefusalTest {

    @ParameterizedTest(name = "{0}, {1}, advice {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                // code, decline code, advice code, class, what it is called
                "card_declined, insufficient_funds, -, SOFT, insufficient_funds",
                "card_declined, try_again_later, -, SOFT, try_again_later",
                "card_declined, issuer_not_available, -, SOFT, issuer_not_available",
                "card_declined, reenter_transaction, -, SOFT, reenter_transaction",
                "card_declined, card_velocity_exceeded, -, SOFT, card_velocity_exceeded",
                "processing_error, processing_error, -, SOFT, processing_error",
                "processing_error, -, -, SOFT, processing_error",
                "card_declined, lost_card, -, HARD, lost_card",
                "card_declined, stolen_card, -, HARD, stolen_card",
                "card_declined, pickup_card, -, HARD, pickup_card",
                "card_declined, do_not_honor, -, HARD, do_not_honor",
                "card_declined, generic_decline, -, HARD, generic_decline",
                "expired_card, expired_card, -, HARD, expired_card",
                "expired_card, -, -, HARD, expired_card",
                "card_declined, a_code_of_next_year, -, HARD, a_code_of_next_year",
                "-, -, -, HARD, card_declined",
                // advice first
                "card_declined, do_not_honor, try_again_later, SOFT, do_not_honor",
                "card_declined, insufficient_funds, do_not_try_again, HARD, insufficient_funds",
                "incorrect_number, incorrect_number, confirm_card_data, HARD, incorrect_number",
                "card_declined, insufficient_funds, advice_of_next_year, SOFT, insufficient_funds",
                // no advice helps without the customer
                "authentication_required, authentication_required, -, AUTHENTICATION, authentication_required",
                "authentication_required, -, -, AUTHENTICATION, authentication_required",
                "card_declined, authentication_required, do_not_try_again, AUTHENTICATION, authentication_required",
            })
    void aDeclineSaysWhatAnotherTryIsWorth(
            String code, String declineCode, String adviceCode, DeclineClass expected, String reason) {
        assertThat(StripeRefusal.ofCard(code, declineCode, adviceCode).ofCharge())
                .contains(new ChargeOutcome.Declined(reason, expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource_missing",
                "payment_method_unexpected_state",
                "payment_method_not_available",
                "amount_too_small",
                "amount_too_large"
            })
    void whatNoTryCanPayNeedsAnotherCard(String code) {
        assertThat(new StripeRefusal(400, code, null, null, null).ofCharge())
                .contains(new ChargeOutcome.Declined(code, DeclineClass.HARD));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "400, parameter_unknown, recieved_amount",
                "400, parameter_missing, currency",
                "400, -, amount",
                "400, idempotency_error, -",
                "401, -, -",
                "403, -, -"
            })
    void aMistakeOfOursIsNoDecline(int status, String code, String parameter) {
        assertThat(new StripeRefusal(status, code, null, null, parameter).ofCharge())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "charge_already_refunded, -, charge_already_refunded",
                "charge_disputed, -, charge_disputed",
                "balance_insufficient, -, balance_insufficient",
                // "Refund amount is greater than unrefunded amount on charge" comes without a code
                "-, amount, amount_too_large",
                "parameter_unknown, amount, -",
                "-, payment_intent, -",
                "resource_missing, payment_intent, resource_missing",
                "-, -, -"
            })
    void aRefundThatCannotBeIsToldFromAMistake(String code, String parameter, String expected) {
        assertThat(new StripeRefusal(400, code, null, null, parameter).ofRefund())
                .isEqualTo(Optional.ofNullable(expected).map(RefundOutcome.Failed::new));
    }
}
