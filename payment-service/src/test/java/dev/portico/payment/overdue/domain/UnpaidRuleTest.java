package dev.portico.payment.overdue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.OrderFacts;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import dev.portico.payment.overdue.domain.UnpaidRule.Next;
import dev.portico.payment.schedule.domain.Charge;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.PreOrderTerms;
import dev.portico.payment.schedule.domain.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnpaidRuleTest {

    private static final Instant SINCE = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant END = SINCE.plus(Duration.ofDays(14));
    private static final UUID ORDER = UUID.randomUUID();
    private static final Next NEVER = new Next.Never();
    private static final Next TELL = new Next.Tell();

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void whatComesNext(String situation, Account account, @Nullable Integer days, Instant now, Next next) {
        var limit = Optional.ofNullable(days).map(Duration::ofDays);

        assertThat(UnpaidRule.next(account, SINCE, limit, now)).isEqualTo(next);
    }

    static Stream<Arguments> table() {
        var due = preOrder().trigger(Optional.empty(), Trigger.STAFF).account();
        var paying = due.withPending(usd(500));
        return Stream.of(
                row("a merchant without a limit", due, null, END, NEVER),
                row("a moment before", due, 14, END.minusNanos(1), new Next.Look(END)),
                row("the moment", due, 14, END, TELL),
                row("the limit became longer", due, 20, END, new Next.Look(SINCE.plus(Duration.ofDays(20)))),
                row("the limit became shorter", due, 3, END, TELL),
                row("somebody is paying", paying, 14, END, new Next.Look(END.plus(Duration.ofHours(1)))),
                row("not due", preOrder(), 14, END, NEVER),
                row("no pre-order", boughtNow(), 14, END, NEVER));
    }

    private static Account preOrder() {
        var terms = new PreOrderTerms(
                UUID.randomUUID(), PreOrderTerms.Type.CHARGE_LATER, null, null, new Charge.When(Trigger.STAFF));
        return open(new OrderTerms(SINCE, List.of(new PreOrderLine(UUID.randomUUID(), 1, usd(1000), terms)), Set.of()));
    }

    private static Account boughtNow() {
        return open(OrderTerms.boughtNow());
    }

    private static Account open(OrderTerms terms) {
        var order = new OrderFacts(ORDER, "#2051", "en-US", Cause.RECEIVED, 1, 1, usd(1000), null, List.of(), terms);
        return Account.open(order, SINCE).account();
    }

    private static Arguments row(String situation, Account account, @Nullable Integer days, Instant now, Next next) {
        return Arguments.of(situation, account, days, now, next);
    }

    private static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }
}
