package dev.portico.orderedit.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.orderedit.order.domain.RiskLevel;
import dev.portico.orderedit.policy.domain.Reason.PriceLimit.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes and parameters are public: pages, mails and other people's programs go by them. */
class ReasonTest {

    private static final Instant AT = Instant.parse("2026-11-20T17:15:00Z");
    private static final String TEXT = "2026-11-20T17:15:00Z";

    @ParameterizedTest
    @MethodSource("reasons")
    void isToldByCodeAndParameters(Reason reason, String code, Map<String, Object> params) {
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.params()).isEqualTo(params);
    }

    @Test
    void everyReasonIsInTheTable() {
        var told = reasons().map(row -> row.get()[0].getClass());

        assertThat(Arrays.<Class<?>>asList(Reason.class.getPermittedSubclasses()))
                .containsExactlyInAnyOrderElementsOf(
                        told.<Class<?>>map(type -> type).toList());
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                arguments(new Reason.PortalDisabled(), "PORTAL_DISABLED", Map.of()),
                arguments(new Reason.ActionDisabled(Action.CANCEL), "ACTION_DISABLED", Map.of("action", "CANCEL")),
                arguments(new Reason.WindowClosed(AT), "WINDOW_CLOSED", Map.of("closedAt", TEXT)),
                arguments(new Reason.Fulfilled(), "FULFILLED", Map.of()),
                arguments(new Reason.OrderClosed(), "ORDER_CLOSED", Map.of()),
                arguments(new Reason.RestrictedTag("final-sale"), "RESTRICTED_TAG", Map.of("tag", "final-sale")),
                arguments(new Reason.FraudRisk(RiskLevel.HIGH), "FRAUD_RISK", Map.of("level", "HIGH")),
                arguments(new Reason.DiscountedOrder(), "DISCOUNTED_ORDER", Map.of()),
                arguments(new Reason.FreeItem(), "FREE_ITEM", Map.of()),
                arguments(new Reason.CustomItem(), "CUSTOM_ITEM", Map.of()),
                arguments(new Reason.PersonalizedItem(), "PERSONALIZED_ITEM", Map.of()),
                arguments(new Reason.MaxQuantity(9), "MAX_QUANTITY", Map.of("limit", 9L)),
                arguments(new Reason.OutOfStock(2), "OUT_OF_STOCK", Map.of("left", 2L)),
                arguments(
                        new Reason.AddressOutOfZone(AddressLimit.SAME_COUNTRY),
                        "ADDRESS_OUT_OF_ZONE",
                        Map.of("limit", "SAME_COUNTRY")),
                arguments(new Reason.InvalidAddress("city"), "INVALID_ADDRESS", Map.of("field", "city")),
                arguments(new Reason.LastItem(), "LAST_ITEM", Map.of()),
                arguments(new Reason.NoteTooLong(500), "NOTE_TOO_LONG", Map.of("limit", 500)),
                arguments(new Reason.UnknownLine(), "UNKNOWN_LINE", Map.of()),
                arguments(new Reason.UnknownVariant(), "UNKNOWN_VARIANT", Map.of()),
                arguments(new Reason.InvalidQuantity(), "INVALID_QUANTITY", Map.of()),
                arguments(new Reason.NothingToChange(), "NOTHING_TO_CHANGE", Map.of()),
                arguments(new Reason.EditLimit(3), "EDIT_LIMIT", Map.of("limit", 3)),
                arguments(
                        new Reason.PriceLimit(Kind.INCREASE, 5000),
                        "PRICE_LIMIT",
                        Map.of("kind", "INCREASE", "limitMinor", 5000L)),
                arguments(
                        new Reason.AllowanceExhausted(50, AT),
                        "ALLOWANCE_EXHAUSTED",
                        Map.of("limit", 50, "until", TEXT)),
                arguments(new Reason.NotAddable(), "NOT_ADDABLE", Map.of()),
                arguments(new Reason.UnknownRate(), "UNKNOWN_RATE", Map.of()),
                arguments(new Reason.InvalidContact("email"), "INVALID_CONTACT", Map.of("field", "email")),
                arguments(new Reason.PendingEdit(), "PENDING_EDIT", Map.of()),
                arguments(new Reason.NothingToUndo(), "NOTHING_TO_UNDO", Map.of()),
                arguments(new Reason.PaymentPending(), "PAYMENT_PENDING", Map.of()),
                arguments(new Reason.WithdrawalOver(AT), "WITHDRAWAL_OVER", Map.of("until", TEXT)),
                arguments(new Reason.WithdrawalNotOffered(), "WITHDRAWAL_NOT_OFFERED", Map.of()),
                arguments(
                        new Reason.UnknownReason(List.of("OTHER")),
                        "UNKNOWN_REASON",
                        Map.of("supported", List.of("OTHER"))),
                arguments(new Reason.NotCancelable(), "NOT_CANCELABLE", Map.of()),
                arguments(new Reason.DepositKept(), "DEPOSIT_KEPT", Map.of()),
                arguments(new Reason.NothingToAnswer(), "NOTHING_TO_ANSWER", Map.of()),
                arguments(new Reason.AnswerOver(AT), "ANSWER_OVER", Map.of("respondBy", TEXT)),
                arguments(new Reason.StaleVersion(), "STALE_VERSION", Map.of()));
    }
}
