package dev.portico.payment.due;

import dev.portico.kit.http.Faults;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.method.PaymentMethods;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.Schedule;
import dev.portico.payment.schedule.domain.Trigger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** Use cases of orders' schedules. One public method is one transaction, or joins the one that runs. */
@ApplicationScoped
public class Schedules {

    private final Accounts accounts;
    private final PaymentMethods methods;

    Schedules(Accounts accounts, PaymentMethods methods) {
        this.accounts = accounts;
        this.methods = methods;
    }

    /** An order's schedule on the shop's day of today. Fails with 404 {@code order-not-found}. */
    @MerchantTransaction
    public Uni<Schedule> find(MerchantId merchant, UUID orderId) {
        return accounts.find(merchant, orderId).map(Account::schedule);
    }

    /**
     * What lines wait for has happened, so that they are due today. Nothing happens to those that wait for something else,
     * or for nothing any more: the same twice is once.
     *
     * @param lineIds empty: all lines. One that has no pre-order on the order is refused with 422
     */
    @MerchantTransaction
    public Uni<Schedule> trigger(
            MerchantId merchant, Actor actor, UUID orderId, Optional<List<UUID>> lineIds, Trigger trigger) {
        return accounts.hold(merchant, orderId)
                .invoke(account -> check(account.schedule(), lineIds.orElse(List.of())))
                .map(account -> account.trigger(lineIds.map(Set::copyOf), trigger))
                .call(step -> accounts.record(merchant, actor, step))
                .map(step -> step.account().schedule());
    }

    /** The day has come on which the order's schedule has something due. */
    @MerchantTransaction
    public Uni<Void> dayCame(MerchantId merchant, UUID orderId) {
        return accounts.hold(merchant, orderId)
                .map(Account::dayCame)
                .chain(step -> accounts.record(merchant, Actor.SYSTEM, step));
    }

    /** What would change if the order cost {@code total} with these pre-ordered lines. Nothing is stored. */
    @MerchantTransaction
    public Uni<Comparison> preview(MerchantId merchant, UUID orderId, Money total, List<PreOrderLine> lines) {
        return accounts.find(merchant, orderId)
                .invoke(account -> check(account, total))
                .chain(account -> methods.inUse(merchant, account)
                        .map(card -> new Comparison(
                                account,
                                account.asIf(new OrderTerms(null, lines, Set.of()), total),
                                card.flatMap(method -> Optional.ofNullable(method.ceiling()))
                                        .orElse(null))));
    }

    private static void check(Account account, Money total) {
        if (!account.balance().currency().equals(total.getCurrencyUnit())) {
            throw Problems.of(
                    422,
                    "preview-refused",
                    "The order is in another currency",
                    new Faults()
                            .add(
                                    "CURRENCY_MISMATCH",
                                    "/currency",
                                    "The order is in " + account.balance().currency())
                            .found());
        }
    }

    private static void check(Schedule schedule, List<UUID> lineIds) {
        var known = schedule.lines().stream().map(PreOrderLine::lineId).collect(Collectors.toUnmodifiableSet());
        var faults = new Faults();
        for (int i = 0; i < lineIds.size(); i++) {
            if (!known.contains(lineIds.get(i))) {
                faults = faults.add("UNKNOWN_LINE", "/lineIds/" + i, "is no line that was pre-ordered");
            }
        }
        faults.throwIfAny(422, "trigger-refused", "Nothing was changed");
    }
}
