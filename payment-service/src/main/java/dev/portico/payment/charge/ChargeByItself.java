package dev.portico.payment.charge;

import dev.portico.kit.id.Ids;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.StepAmendment;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent.PaymentActionRequired;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.DueReason;
import dev.portico.payment.charge.domain.CardPlan;
import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.Notice;
import dev.portico.payment.charge.domain.Status;
import dev.portico.payment.method.PaymentMethods;
import dev.portico.payment.method.domain.PaymentMethod;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Plans the charges of a card on file that follow from an order's schedule, whenever the order's account takes a step: what
 * was edited, canceled, paid early or triggered is planned anew in the transaction of that step. The customer is asked for
 * what no card is going to be charged with.
 */
@ApplicationScoped
@Priority(ChargeByItself.AFTER_WAIVERS)
class ChargeByItself implements StepAmendment {

    static final int AFTER_WAIVERS = 10;

    private final ChargeRepository charges;
    private final CardCovers covers;
    private final Accounts accounts;
    private final PaymentMethods methods;
    private final ChargeConfig config;
    private final Clock clock;

    ChargeByItself(
            ChargeRepository charges,
            CardCovers covers,
            Accounts accounts,
            PaymentMethods methods,
            ChargeConfig config,
            Clock clock) {
        this.charges = charges;
        this.covers = covers;
        this.accounts = accounts;
        this.methods = methods;
        this.config = config;
        this.clock = clock;
    }

    /** Orders of which nothing is to be paid later cost no question here. */
    @Override
    public Uni<Account.Step> amend(MerchantId merchant, Account.Step step) {
        var account = step.account();
        return !account.opened() || !account.schedule().planned()
                ? Uni.createFrom().item(step)
                : methods.inUse(merchant, account).chain(method -> method.map(card -> amend(merchant, step, card))
                        .orElseGet(() -> Uni.createFrom().item(step)));
    }

    private Uni<Account.Step> amend(MerchantId merchant, Account.Step step, PaymentMethod card) {
        var account = step.account();
        return charges.notSkipped(merchant, account.orderId())
                .map(known -> CardPlan.of(facts(account, card, known)))
                .call(plan -> record(merchant, account, plan))
                .chain(plan -> ask(merchant, step, plan.covered()));
    }

    private CardPlan.Facts facts(Account account, PaymentMethod card, List<CardPlan.Known> known) {
        var schedule = account.schedule();
        return new CardPlan.Facts(
                schedule.chargeable(),
                account.balance().dueNow(),
                schedule.day().date(),
                card,
                known,
                notice());
    }

    private Uni<Void> record(MerchantId merchant, Account account, CardPlan plan) {
        var now = clock.instant();
        var zone = account.schedule().day().zone();
        var writes = Stream.of(
                        plan.dropped().stream()
                                .map(it ->
                                        write(() -> charges.update(it.charge().skip(it.reason()), null, now))),
                        plan.changed().stream()
                                .filter(charge -> charge.status() == Status.CREATED)
                                .map(charge -> write(() -> charges.update(charge, dueAt(charge, zone), now))),
                        plan.changed().stream()
                                .filter(charge -> charge.status() != Status.CREATED)
                                .map(charge -> write(() -> charges.lower(charge))),
                        plan.wanted().stream()
                                .map(wanted -> Charge.forItem(
                                        Ids.next(),
                                        account.orderId(),
                                        wanted.itemId(),
                                        wanted.amount(),
                                        wanted.on(),
                                        now))
                                .map(charge -> write(() -> charges.insert(merchant, charge, dueAt(charge, zone)))))
                .flatMap(each -> each);
        return Multi.createFrom()
                .items(writes)
                .onItem()
                .transformToUniAndConcatenate(Supplier::get)
                .onItem()
                .ignoreAsUni();
    }

    private static Supplier<Uni<Void>> write(Supplier<Uni<Void>> write) {
        return write;
    }

    private Instant dueAt(Charge charge, ZoneId zone) {
        LocalDate day = Objects.requireNonNull(charge.dueOn(), "a charge for an item has a day");
        return charge.announced() ? notice().chargedAt(day, zone) : notice().announcedAt(day, zone);
    }

    private Uni<Account.Step> ask(MerchantId merchant, Account.Step step, Money covered) {
        var account = step.account();
        return covers.find(merchant, account.orderId(), covered.getCurrencyUnit())
                .chain(before -> before.equals(covered) && !asks(step)
                        ? Uni.createFrom().item(step)
                        : covers.save(merchant, account.orderId(), covered)
                                .chain(() -> accounts.find(merchant, account.orderId()))
                                .map(told -> asking(step, covered, CardCovers.rest(told.due(), before), before)));
    }

    private static boolean asks(Account.Step step) {
        return step.events().stream().anyMatch(PaymentRequested.class::isInstance);
    }

    /**
     * Whoever is charged with less than before is asked for it, though they owe no more than they did; not when their bank asks
     * them, of which they are told by itself.
     */
    private static Account.Step asking(Account.Step step, Money covered, Money asked, Money coveredBefore) {
        var rest = CardCovers.rest(step.account().due(), covered);
        var less = covered.isLessThan(coveredBefore)
                && step.events().stream().noneMatch(PaymentActionRequired.class::isInstance);
        return step.askingFor(
                rest, rest.isGreaterThan(asked), less ? Optional.of(DueReason.NOT_CHARGED) : Optional.empty());
    }

    private Notice notice() {
        return new Notice(config.noticeDays(), config.at());
    }
}
