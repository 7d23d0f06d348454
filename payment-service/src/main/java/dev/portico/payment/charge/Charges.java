package dev.portico.payment.charge;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.job.InTurn;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.charge.BeginCharge.Known;
import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.Dunning;
import dev.portico.payment.charge.domain.Notice;
import dev.portico.payment.charge.domain.SkipReason;
import dev.portico.payment.charge.domain.Status;
import dev.portico.payment.method.PaymentMethods;
import dev.portico.payment.processor.domain.ChargeOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The transactions of a charge. Between them, and never inside one, {@link MakeCharges} talks to the processor. */
@ApplicationScoped
public class Charges {

    private final ChargeRepository charges;
    private final Accounts accounts;
    private final PaymentMethods methods;
    private final ChargeConfig config;
    private final Clock clock;

    Charges(ChargeRepository charges, Accounts accounts, PaymentMethods methods, ChargeConfig config, Clock clock) {
        this.charges = charges;
        this.accounts = accounts;
        this.methods = methods;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Plans a charge for a day of the shop's calendar. The customer is told some days ahead, or at once when the day is
     * nearer. Whether it is made, and over how much, is decided then: what is owed may have become less.
     */
    @MerchantTransaction
    public Uni<UUID> plan(MerchantId merchant, UUID orderId, Money amount, LocalDate dueOn) {
        var charge = Charge.create(Ids.next(), orderId, amount, dueOn, clock.instant());
        return accounts.hold(merchant, orderId)
                .chain(account -> charges.insert(merchant, charge, notice().announcedAt(dueOn, zone(account))))
                .replaceWith(charge.id());
    }

    /** Nothing is taken for a planned charge that has not been begun; one that has been is left alone. */
    @MerchantTransaction
    public Uni<Void> cancel(MerchantId merchant, UUID chargeId) {
        return charges.orderOf(merchant, chargeId)
                .chain(orderId -> accounts.hold(merchant, orderId))
                .chain(account -> charges.requireForUpdate(merchant, chargeId))
                .chain(charge -> charge.status().canBecome(Status.SKIPPED)
                        ? charges.update(charge.skip(SkipReason.CANCELED), null, clock.instant())
                        : Uni.createFrom().voidItem());
    }

    /**
     * The first step of attempts: announces, puts off or skips each charge, or stores the key of its attempt and tells what
     * the processor is to be asked for. Of an order's charges the first one is begun; the others stay due.
     *
     * @param now what is not due by then is left alone
     */
    @MerchantTransaction
    public Uni<List<Attempt>> begin(MerchantId merchant, List<UUID> ids, Instant now) {
        return charges.states(merchant, ids)
                .map(states -> orders(states.values()))
                .chain(orders -> accounts.hold(merchant, orders))
                .chain(held -> charges.dueForUpdate(merchant, ids, now)
                        .map(due -> firstPer(Charge::orderId, due))
                        .chain(due -> known(merchant, held, due)))
                .map(known -> decide(merchant, known))
                .chain(beginnings -> record(merchant, beginnings));
    }

    private Uni<List<Known>> known(MerchantId merchant, Map<UUID, Account> held, List<Charge> due) {
        var orders = due.stream().map(Charge::orderId).toList();
        var since = clock.instant().minus(config.confirmWithin());
        return methods.inUse(merchant, held.values())
                .chain(inUse -> charges.waiting(merchant, orders, since).map(waiting -> due.stream()
                        .map(charge -> new Known(
                                charge,
                                Objects.requireNonNull(held.get(charge.orderId())),
                                Optional.ofNullable(inUse.get(charge.orderId())),
                                waiting.contains(charge.orderId())))
                        .toList()));
    }

    private List<Beginning> decide(MerchantId merchant, List<Known> known) {
        var begin = new BeginCharge(merchant, config, clock.instant());
        return known.stream().map(begin::decide).toList();
    }

    private Uni<List<Attempt>> record(MerchantId merchant, List<Beginning> beginnings) {
        var attempted = beginnings.stream()
                .filter(Beginning::isAttempt)
                .map(beginning -> beginning.step().account())
                .toList();
        return InTurn.each(beginnings, one -> charges.update(one.charge(), one.dueAt(), clock.instant()))
                .chain(() -> accounts.underWay(merchant, attempted))
                .map(pending -> steps(beginnings, pending))
                .chain(steps -> accounts.record(merchant, Actor.SYSTEM, steps))
                .replaceWith(beginnings.stream()
                        .flatMap(beginning -> Stream.ofNullable(beginning.attempt()))
                        .toList());
    }

    private static List<Account.Step> steps(List<Beginning> beginnings, Map<UUID, Money> pending) {
        return beginnings.stream()
                .filter(Beginning::records)
                .map(beginning -> beginning.isAttempt()
                        ? beginning
                                .step()
                                .then(account ->
                                        account.pending(Objects.requireNonNull(pending.get(account.orderId()))))
                        : beginning.step())
                .toList();
    }

    /** A charge that can't be begun is looked at again then. */
    @MerchantTransaction
    public Uni<Void> putOff(MerchantId merchant, UUID chargeId, Instant until) {
        return charges.putOff(merchant, chargeId, until);
    }

    /** What the processor says became of an attempt, as its answer, in a webhook, or because it was asked. Old news change nothing. */
    @MerchantTransaction
    public Uni<Void> settle(MerchantId merchant, UUID chargeId, String key, ChargeOutcome outcome) {
        return settle(merchant, List.of(new News(chargeId, key, outcome)));
    }

    /** The same for many. Most are told twice, by answer and by webhook: what is no news holds no account. */
    @MerchantTransaction
    public Uni<Void> settle(MerchantId merchant, List<News> told) {
        return charges.states(merchant, told.stream().map(News::chargeId).toList())
                .chain(states -> {
                    var news = told.stream()
                            .filter(one -> require(states, one).isToldBy(one))
                            .toList();
                    return news.isEmpty() ? Uni.createFrom().voidItem() : settle(merchant, news, states);
                });
    }

    /** One of each order, and then the others: each counts from what the one before it left. */
    private Uni<Void> settle(MerchantId merchant, List<News> news, Map<UUID, ChargeState> states) {
        var first = firstPer(one -> require(states, one).orderId(), news);
        var later = news.stream().filter(one -> !first.contains(one)).toList();
        var ids = first.stream().map(News::chargeId).toList();
        return accounts.hold(merchant, orders(ids.stream().map(states::get).toList()))
                .chain(held -> charges.findForUpdate(merchant, ids)
                        .map(found -> settled(found, first))
                        .chain(settled -> settled(merchant, held, settled)))
                .chain(() -> later.isEmpty() ? Uni.createFrom().voidItem() : settle(merchant, later));
    }

    private static List<Charge> settled(Map<UUID, Charge> found, List<News> news) {
        return news.stream()
                .flatMap(one -> Stream.ofNullable(found.get(one.chargeId()))
                        .filter(charge -> charge.isNews(one.key(), one.outcome()))
                        .map(charge -> charge.settle(one.key(), one.outcome())))
                .toList();
    }

    private Uni<Void> settled(MerchantId merchant, Map<UUID, Account> held, List<Charge> settled) {
        var orders = settled.stream().map(Charge::orderId).toList();
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        return InTurn.each(settled, charge -> charges.update(charge, nextAt(charge, now), now))
                .chain(() -> accounts.underWay(
                        merchant, orders.stream().map(held::get).toList()))
                .chain(pending -> accounts.counted(merchant, orders).map(counted -> settled.stream()
                        .map(charge -> ChargeSettlements.step(
                                Objects.requireNonNull(held.get(charge.orderId())),
                                counted.getOrDefault(charge.orderId(), Set.of()),
                                Objects.requireNonNull(pending.get(charge.orderId())),
                                charge,
                                nextAt(charge, now)))
                        .toList()))
                .chain(steps -> accounts.record(merchant, Actor.SYSTEM, steps));
    }

    private static ChargeState require(Map<UUID, ChargeState> states, News news) {
        return Optional.ofNullable(states.get(news.chargeId())).orElseThrow(() -> Problems.notFound("charge"));
    }

    private static Set<UUID> orders(Collection<ChargeState> states) {
        return states.stream().map(ChargeState::orderId).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> List<T> firstPer(Function<T, UUID> order, List<T> all) {
        var seen = new HashSet<UUID>();
        return all.stream().filter(one -> seen.add(order.apply(one))).toList();
    }

    /** All charges of an order, newest first. */
    @MerchantTransaction
    public Uni<Page<ChargeView>> ofOrder(MerchantId merchant, UUID orderId, Optional<Cursor> after, int limit) {
        return accounts.find(merchant, orderId)
                .chain(account -> charges.ofOrder(merchant, orderId, after, limit + 1))
                .map(rows -> ChargeView.page(rows, limit));
    }

    /** When something has to happen with a charge that has come this far. */
    private @Nullable Instant nextAt(Charge charge, Instant now) {
        return switch (charge.status()) {
            case CREATED -> now;
            case PENDING, REQUIRES_ACTION -> now.plus(config.askAfter());
            case UNKNOWN -> now.plus(config.reconcileAfter());
            case DECLINED -> nextAttempt(charge, now).orElse(null);
            case SUCCEEDED, SKIPPED -> null;
        };
    }

    private static Optional<Instant> nextAttempt(Charge declined, Instant now) {
        var declineClass = Objects.requireNonNull(declined.result()).declineClass();
        return Dunning.nextAttempt(Objects.requireNonNull(declineClass), declined.attempt(), now);
    }

    private static ZoneId zone(Account account) {
        return account.schedule().day().zone();
    }

    private Notice notice() {
        return new Notice(config.noticeDays(), config.at());
    }
}
