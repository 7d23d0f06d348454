package dev.portico.payment.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Contracts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.OrderFacts;
import dev.portico.payment.account.domain.Payment;
import dev.portico.payment.account.domain.PaymentMade;
import dev.portico.payment.schedule.domain.Charge;
import dev.portico.payment.schedule.domain.Deposit;
import dev.portico.payment.schedule.domain.InstallmentPlan;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.PreOrderTerms;
import dev.portico.payment.schedule.domain.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A coat with a deposit and three installments, and the first of them paid early, as the golden files have it. */
class ScheduleWireContractTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002052");
    private static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");

    @Test
    void aPlannedScheduleMatchesTheGoldenFile() throws JsonProcessingException {
        check("schedule.planned.v1", placed(), 1, Actor.SYSTEM);
    }

    @Test
    void aChangedScheduleMatchesTheGoldenFile() throws JsonProcessingException {
        var payment = new Payment(
                UUID.randomUUID(),
                ORDER,
                Amounts.of("USD", 2666),
                "BALANCE",
                "sandbox",
                "sbx_pay_0002",
                "Visa ending 4242",
                AT);
        check("schedule.changed.v1", placed().account().receive(payment, Set.of("txn-1")), 2, Actor.CUSTOMER);
    }

    private static void check(String type, Account.Step step, int index, Actor actor) throws JsonProcessingException {
        var event = AccountWire.events(step, new MerchantId("demo"), actor, AT).get(index);
        var golden = Contracts.event(type);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.topic()).isEqualTo(golden.topic());
        assertThat(event.subject()).isEqualTo(golden.key());
        assertThat(event.actor().value()).isEqualTo(golden.header("ce_actor"));
        assertThat(event.sequence()).isEqualTo(Long.parseLong(golden.header("ce_sequence")));
        assertThat(JSON.readTree(JSON.writeValueAsString(event.data()))).isEqualTo(golden.data());
    }

    private static Account.Step placed() {
        var terms = new PreOrderTerms(
                UUID.fromString("01935a2c-7c06-7000-8000-000000000001"),
                PreOrderTerms.Type.DEPOSIT_UPFRONT,
                new Deposit.Percent(new BigDecimal("20")),
                new InstallmentPlan(1, InstallmentPlan.Unit.MONTH, 3),
                new Charge.When(Trigger.STAFF));
        var coat = new PreOrderLine(
                UUID.fromString("01935a2c-7c00-7000-8000-000000000011"), 1, Amounts.of("USD", 10_000), terms);
        var paid = new PaymentMade("txn-1", null, Amounts.of("USD", 2499), "Visa ending 4242", AT);
        return Account.open(
                new OrderFacts(
                        ORDER,
                        "#2052",
                        "en-US",
                        OrderFacts.Cause.RECEIVED,
                        1,
                        1,
                        Amounts.of("USD", 10_499),
                        null,
                        List.of(paid),
                        new OrderTerms(Instant.parse("2026-11-20T16:15:00Z"), List.of(coat), Set.of())),
                AT);
    }
}
