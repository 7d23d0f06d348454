package dev.portico.payment.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent;
import dev.portico.payment.account.domain.AccountEvent.AuthorizationChanged;
import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.BalanceOverdue;
import dev.portico.payment.account.domain.AccountEvent.ChargeUpcoming;
import dev.portico.payment.account.domain.AccountEvent.LedgerUnbalanced;
import dev.portico.payment.account.domain.AccountEvent.MethodReplaced;
import dev.portico.payment.account.domain.AccountEvent.MethodUpdateRequested;
import dev.portico.payment.account.domain.AccountEvent.PaymentActionRequired;
import dev.portico.payment.account.domain.AccountEvent.PaymentFailed;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.AccountEvent.PaymentSucceeded;
import dev.portico.payment.account.domain.AccountEvent.PaymentUnknown;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.AccountEvent.RefundFailed;
import dev.portico.payment.account.domain.AccountEvent.RefundIssued;
import dev.portico.payment.account.domain.AccountEvent.ScheduleCause;
import dev.portico.payment.account.domain.AccountEvent.ScheduleChanged;
import dev.portico.payment.account.domain.AccountEvent.SchedulePlanned;
import dev.portico.payment.account.domain.AccountEvent.Snapshot;
import dev.portico.payment.account.domain.AccountEvent.UnpaidLimitReached;
import dev.portico.payment.account.domain.Payment;
import dev.portico.payment.account.domain.Refunded;
import dev.portico.payment.account.domain.Retry;
import dev.portico.payment.schedule.ScheduleView;
import dev.portico.payment.schedule.domain.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Account events as they lie on {@code payment.events}: contracts/events has one example of each. */
final class AccountWire {

    private static final String TOPIC = "payment.events";

    static List<PublishedEvent> events(Account.Step step, MerchantId merchant, Actor actor, Instant now) {
        return IntStream.range(0, step.events().size())
                .mapToObj(i -> published(step, i, merchant, actor, now))
                .toList();
    }

    private static PublishedEvent published(Account.Step step, int i, MerchantId merchant, Actor actor, Instant now) {
        var wire = wire(step.events().get(i));
        var order = step.account().orderId().toString();
        return new PublishedEvent(
                Ids.next(), TOPIC, wire.type, order, merchant, actor, step.firstSequence() + i, now, wire.data);
    }

    private record Wire(String type, Object data) {}

    record Changed(BalanceView balance, String cause) {}

    record Due(BalanceView balance, long amountMinor, String reason, long orderVersion) {}

    record ScheduleTold(BalanceView balance, ScheduleView schedule, String cause) {}

    record Reserved(AuthorizationData authorization, long orderVersion, BalanceView balance) {}

    record AuthorizationData(
            String externalId,
            @Nullable String method,
            String currency,
            long authorizedMinor,
            long amountMinor,
            long byMinor,
            String reason,
            Instant at) {

        static AuthorizationData of(AuthorizationChanged changed) {
            var authorization = changed.authorization();
            return new AuthorizationData(
                    authorization.reference(),
                    authorization.method(),
                    changed.change().getCurrencyUnit().getCode(),
                    Amounts.minor(authorization.limit()),
                    Amounts.minor(authorization.amount()),
                    Amounts.minor(changed.change()),
                    changed.reason().name(),
                    changed.at());
        }
    }

    record Succeeded(PaymentData payment, BalanceView balance) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failed(PaymentData payment, String declineCode, @Nullable RetryData retry, BalanceView balance) {}

    record RetryData(@JsonProperty("class") String declineClass, @Nullable Instant nextAt) {

        static @Nullable RetryData of(@Nullable Retry retry) {
            return retry == null ? null : new RetryData(retry.declineClass().name(), retry.nextAt());
        }
    }

    record Unknown(PaymentData payment, BalanceView balance) {}

    record ActionRequired(PaymentData payment, BalanceView balance, String url) {}

    record AccountSnapshot(BalanceView balance) {}

    record Issued(RefundData refund, BalanceView balance) {}

    record NotIssued(RefundData refund, String code, @Nullable Instant nextAt, BalanceView balance) {}

    record Late(OverdueData overdue, BalanceView balance) {}

    record OverdueData(long amountMinor, Instant since) {}

    record Unpaid(OverdueData unpaid, BalanceView balance) {}

    record Unbalanced(DifferenceData difference, BalanceView balance) {}

    record DifferenceData(long amountMinor, String what) {}

    record RefundData(
            UUID id,
            long amountMinor,
            String currency,
            @Nullable String method,
            String kind,
            boolean notifyCustomer,
            @Nullable String reason,
            Instant at) {

        static RefundData of(Refunded refund) {
            return new RefundData(
                    refund.refundId(),
                    Amounts.minor(refund.amount()),
                    refund.amount().getCurrencyUnit().getCode(),
                    refund.method(),
                    refund.kind(),
                    refund.notifyCustomer(),
                    refund.reason(),
                    refund.at());
        }
    }

    record Upcoming(ChargeData charge, BalanceView balance) {}

    record ChargeData(UUID id, long amountMinor, String currency, LocalDate on, String method) {}

    record UpdateRequested(UpdateRequestData updateRequest, BalanceView balance) {}

    record UpdateRequestData(UUID id, String url, Instant expiresAt) {}

    record Replaced(String method, BalanceView balance) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentData(
            UUID checkoutId,
            UUID orderId,
            long amountMinor,
            String currency,
            String purpose,
            String processor,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String processorReference,
            @Nullable String method,
            @Nullable Instant paidAt) {

        static PaymentData of(Payment payment) {
            return new PaymentData(
                    payment.checkoutId(),
                    payment.orderId(),
                    Amounts.minor(payment.amount()),
                    payment.amount().getCurrencyUnit().getCode(),
                    payment.purpose(),
                    payment.processor(),
                    payment.processorReference(),
                    payment.method(),
                    payment.paidAt());
        }
    }

    private static Wire wire(AccountEvent event) {
        var balance = BalanceView.of(event.balance());
        if (event instanceof BalanceChanged changed) {
            return new Wire(
                    "balance.changed.v1", new Changed(balance, changed.cause().name()));
        }
        if (event instanceof PaymentRequested due) {
            return new Wire(
                    "payment.requested.v1",
                    due(balance, due.amount(), due.reason().name(), due.orderVersion()));
        }
        if (event instanceof RefundDue due) {
            return new Wire(
                    "refund.due.v1", due(balance, due.amount(), due.reason().name(), due.orderVersion()));
        }
        if (event instanceof AuthorizationChanged changed) {
            return new Wire(
                    "authorization.changed.v1",
                    new Reserved(AuthorizationData.of(changed), changed.orderVersion(), balance));
        }
        if (event instanceof Snapshot) {
            return new Wire("account.snapshot.v1", new AccountSnapshot(balance));
        }
        if (event instanceof SchedulePlanned planned) {
            return new Wire("schedule.planned.v1", told(balance, planned.schedule(), planned.cause()));
        }
        if (event instanceof ScheduleChanged changed) {
            return new Wire("schedule.changed.v1", told(balance, changed.schedule(), changed.cause()));
        }
        return paymentWire(event, balance);
    }

    private static Wire refundOrLedgerWire(AccountEvent event, BalanceView balance) {
        if (event instanceof RefundIssued issued) {
            return new Wire("refund.issued.v1", new Issued(RefundData.of(issued.refund()), balance));
        }
        if (event instanceof RefundFailed failed) {
            return new Wire(
                    "refund.failed.v1",
                    new NotIssued(RefundData.of(failed.refund()), failed.code(), failed.nextAt(), balance));
        }
        if (event instanceof BalanceOverdue overdue) {
            return new Wire(
                    "balance.overdue.v1",
                    new Late(new OverdueData(Amounts.minor(overdue.amount()), overdue.since()), balance));
        }
        if (event instanceof UnpaidLimitReached unpaid) {
            return new Wire(
                    "payment.unpaid-limit-reached.v1",
                    new Unpaid(new OverdueData(Amounts.minor(unpaid.amount()), unpaid.since()), balance));
        }
        if (event instanceof LedgerUnbalanced unbalanced) {
            return new Wire(
                    "ledger.unbalanced.v1",
                    new Unbalanced(
                            new DifferenceData(
                                    Amounts.minor(unbalanced.difference()),
                                    unbalanced.what().name()),
                            balance));
        }
        throw new IllegalStateException("no wire form for " + event.getClass());
    }

    private static ScheduleTold told(BalanceView balance, Schedule schedule, ScheduleCause cause) {
        return new ScheduleTold(balance, ScheduleView.of(schedule), cause.name());
    }

    private static Wire paymentWire(AccountEvent event, BalanceView balance) {
        if (event instanceof PaymentSucceeded paid) {
            return new Wire("payment.succeeded.v1", new Succeeded(PaymentData.of(paid.payment()), balance));
        }
        if (event instanceof PaymentFailed failed) {
            return new Wire(
                    "payment.failed.v1",
                    new Failed(
                            PaymentData.of(failed.payment()),
                            failed.declineCode(),
                            RetryData.of(failed.retry()),
                            balance));
        }
        if (event instanceof PaymentUnknown unknown) {
            return new Wire("payment.unknown.v1", new Unknown(PaymentData.of(unknown.payment()), balance));
        }
        if (event instanceof PaymentActionRequired asked) {
            return new Wire(
                    "payment.action-required.v1",
                    new ActionRequired(PaymentData.of(asked.payment()), balance, asked.url()));
        }
        return cardWire(event, balance);
    }

    private static Wire cardWire(AccountEvent event, BalanceView balance) {
        if (event instanceof ChargeUpcoming upcoming) {
            var charge = new ChargeData(
                    upcoming.chargeId(),
                    Amounts.minor(upcoming.amount()),
                    upcoming.amount().getCurrencyUnit().getCode(),
                    upcoming.on(),
                    upcoming.method());
            return new Wire("charge.upcoming.v1", new Upcoming(charge, balance));
        }
        if (event instanceof MethodUpdateRequested asked) {
            var request = new UpdateRequestData(asked.requestId(), asked.url(), asked.expiresAt());
            return new Wire("payment-method.update-requested.v1", new UpdateRequested(request, balance));
        }
        if (event instanceof MethodReplaced replaced) {
            return new Wire("payment-method.replaced.v1", new Replaced(replaced.method(), balance));
        }
        return refundOrLedgerWire(event, balance);
    }

    private static Due due(BalanceView balance, Money amount, String reason, long orderVersion) {
        return new Due(balance, Amounts.minor(amount), reason, orderVersion);
    }

    private AccountWire() {}
}
