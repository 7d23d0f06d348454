package dev.portico.payment.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Contracts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent;
import dev.portico.payment.account.domain.LedgerEntry;
import dev.portico.payment.account.domain.OrderFacts;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import dev.portico.payment.account.domain.Payment;
import dev.portico.payment.account.domain.PaymentMade;
import dev.portico.payment.account.domain.Refunded;
import dev.portico.payment.account.domain.Retry;
import dev.portico.payment.processor.domain.DeclineClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The story of the golden files, told by the domain, lies on the wire exactly as the golden files say. */
class AccountWireContractTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002051");
    private static final UUID CHECKOUT = UUID.fromString("01935a2c-7c03-7000-8000-000000000001");
    private static final UUID CHARGE = UUID.fromString("01935a2c-7c05-7000-8000-000000000001");
    private static final UUID REQUEST = UUID.fromString("01935a2c-7c06-7000-8000-000000000001");
    private static final String VISA = "Visa ending 4242";
    private static final String LINK =
            "http://localhost:8080/card/v1.k1.AZNaLHwGcACAAAAAAAAAAf____8AAAAAAAAAAGRlbW8.mac";
    private static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");
    private static final MerchantId DEMO = new MerchantId("demo");

    @ParameterizedTest(name = "{0}")
    @MethodSource("story")
    void matchesTheGoldenFile(String type, PublishedEvent event) {
        var golden = Contracts.event(type);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.topic()).isEqualTo(golden.topic());
        assertThat(event.subject()).isEqualTo(golden.key());
        assertThat(event.actor().value()).isEqualTo(golden.header("ce_actor"));
        assertThat(event.sequence()).isEqualTo(Long.parseLong(golden.header("ce_sequence")));
        assertThat(asRead(event.data())).isEqualTo(golden.data());
    }

    /** A charge of the card on file says what follows; a try on a page has nothing to say there. */
    @Test
    void aDeclinedChargeSaysWhatFollows() {
        var nextAt = Instant.parse("2026-11-21T16:32:00Z");
        var retry = new Retry(DeclineClass.SOFT, nextAt);
        var due = Account.open(order(Cause.RECEIVED, 1, 1, 18562), AT).account();
        var failed = due.failed(payment("Visa ending 9995", null), "insufficient_funds", retry);
        var event = AccountWire.events(failed, DEMO, Actor.SYSTEM, AT).get(0);

        assertThat(asRead(event.data()).at("/retry/class").asText()).isEqualTo("SOFT");
        assertThat(asRead(event.data()).at("/retry/nextAt").asText()).isEqualTo(nextAt.toString());
    }

    static Stream<Arguments> story() {
        var opened = Account.open(order(Cause.RECEIVED, 1, 1, 18562), AT).account();
        var raised = opened.follow(order(Cause.EDITED, 4, 2, 24937), Set.of("txn-1"), AT);
        var lowered = opened.follow(order(Cause.EDITED, 4, 2, 12187), Set.of("txn-1"), AT);
        var reserved = Account.open(reserved(Cause.RECEIVED, 1, 1, 18562), AT)
                .account()
                .follow(reserved(Cause.EDITED, 4, 2, 12187), Set.of(), AT);
        var due = raised.account();
        var underWay = due.withPending(Amounts.of("USD", 6375));
        var url = "http://localhost:8082/sandbox/pay/sbx_ses_0001";
        return Stream.of(
                told("balance.changed.v1", raised, 0, Actor.SYSTEM),
                told("payment.requested.v1", raised, 1, Actor.SYSTEM),
                told("refund.due.v1", lowered, 1, Actor.SYSTEM),
                told("authorization.changed.v1", reserved, 1, Actor.SYSTEM),
                told(
                        "payment.succeeded.v1",
                        due.receive(payment("Visa ending 4242", PAID_AT), Set.of("txn-1")),
                        0,
                        Actor.CUSTOMER),
                told(
                        "payment.failed.v1",
                        due.failed(payment("Visa ending 0002", null), "card_declined"),
                        0,
                        Actor.CUSTOMER),
                told("payment.unknown.v1", underWay.unknown(payment(null, null)), 0, Actor.CUSTOMER),
                told(
                        "payment.action-required.v1",
                        underWay.actionRequired(payment(null, null), url),
                        0,
                        Actor.CUSTOMER),
                told(
                        "refund.issued.v1",
                        lowered.account()
                                .refund(LedgerEntry.refund(ORDER, REFUNDED.amount(), "refund-1", null, AT))
                                .then(account -> account.refundIssued(REFUNDED)),
                        1,
                        Actor.staff("dana")),
                told(
                        "refund.failed.v1",
                        lowered.account().refundFailed(REFUNDED, "card_closed", Instant.parse("2026-11-20T16:45:00Z")),
                        0,
                        Actor.SYSTEM),
                told(
                        "payment.unpaid-limit-reached.v1",
                        due.unpaidForTooLong(Instant.parse("2026-11-06T16:31:00Z")),
                        0,
                        Actor.SYSTEM),
                told("balance.overdue.v1", due.overdue(Instant.parse("2026-11-17T16:31:00Z")), 0, Actor.SYSTEM),
                told(
                        "ledger.unbalanced.v1",
                        due.unbalanced(LedgerEntry.Kind.PAYMENT, Amounts.of("USD", -100)),
                        0,
                        Actor.SYSTEM),
                told(
                        "charge.upcoming.v1",
                        due.telling(balance -> new AccountEvent.ChargeUpcoming(
                                balance, CHARGE, Amounts.of("USD", 6375), LocalDate.of(2027, 1, 31), VISA)),
                        0,
                        Actor.SYSTEM),
                told(
                        "payment-method.update-requested.v1",
                        due.telling(balance -> new AccountEvent.MethodUpdateRequested(
                                balance, REQUEST, LINK, AT.plus(Duration.ofDays(7)))),
                        0,
                        Actor.CUSTOMER),
                told(
                        "payment-method.replaced.v1",
                        due.telling(balance -> new AccountEvent.MethodReplaced(balance, VISA)),
                        0,
                        Actor.CUSTOMER),
                told(
                        "account.snapshot.v1",
                        due.unknown(payment(null, null)).account().snapshot(),
                        0,
                        Actor.SYSTEM));
    }

    private static final Refunded REFUNDED = new Refunded(
            UUID.fromString("01935a2c-7c04-7000-8000-000000000001"),
            Amounts.of("USD", 6375),
            "Visa ending 4242",
            "MANUAL",
            true,
            "One item less",
            Instant.parse("2026-11-20T16:40:00Z"));
    private static final Instant PAID_AT = Instant.parse("2026-11-20T16:35:00Z");

    private static JsonNode asRead(Object data) {
        try {
            return JSON.readTree(JSON.writeValueAsString(data));
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException(notWritable);
        }
    }

    private static Arguments told(String type, Account.Step step, int index, Actor actor) {
        return Arguments.of(type, AccountWire.events(step, DEMO, actor, AT).get(index));
    }

    private static OrderFacts order(Cause cause, long sequence, long version, long totalMinor) {
        return order(
                cause,
                sequence,
                version,
                totalMinor,
                new PaymentMade("txn-1", null, Amounts.of("USD", 18562), VISA, AT));
    }

    private static OrderFacts reserved(Cause cause, long sequence, long version, long totalMinor) {
        return order(
                cause,
                sequence,
                version,
                totalMinor,
                new PaymentMade("txn-1", null, Amounts.of("USD", 18562), VISA, AT, PaymentMade.Status.AUTHORIZED));
    }

    private static OrderFacts order(Cause cause, long sequence, long version, long totalMinor, PaymentMade payment) {
        return new OrderFacts(
                ORDER,
                "#2051",
                "en-US",
                cause,
                version,
                sequence,
                Amounts.of("USD", totalMinor),
                null,
                List.of(payment));
    }

    private static Payment payment(@Nullable String method, @Nullable Instant paidAt) {
        return new Payment(
                CHECKOUT, ORDER, Amounts.of("USD", 6375), "BALANCE", "sandbox", "sbx_pay_0001", method, paidAt);
    }
}
