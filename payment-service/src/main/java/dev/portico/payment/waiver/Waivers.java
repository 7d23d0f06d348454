package dev.portico.payment.waiver;

import dev.portico.kit.http.Faults;
import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.LedgerEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Use cases of waivers. One public method is one transaction. */
@ApplicationScoped
class Waivers {

    private static final String SCOPE = "waiver";

    private final WaiverStore waivers;
    private final Accounts accounts;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Waivers(WaiverStore waivers, Accounts accounts, IdempotencyKeys keys, Clock clock) {
        this.waivers = waivers;
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    /** What staff do not want to ask for any more. */
    record Wish(UUID orderId, long amountMinor, @Nullable String reason) {}

    /** Fails with 422 when it is more than is outstanding. The same key is one waiver. */
    @MerchantTransaction
    public Uni<WaiverView> waive(MerchantId merchant, Actor actor, @Nullable String key, Wish wish) {
        return keys.once(merchant, SCOPE, key, wish, WaiverView.class, () -> waive(merchant, actor, wish));
    }

    /** Newest first. Fails with 404 {@code order-not-found}. */
    @MerchantTransaction
    public Uni<List<WaiverView>> list(MerchantId merchant, UUID orderId) {
        return accounts.find(merchant, orderId)
                .chain(account -> waivers.ofOrder(merchant, orderId))
                .map(found -> found.stream().map(WaiverView::of).toList());
    }

    private Uni<WaiverView> waive(MerchantId merchant, Actor actor, Wish wish) {
        return accounts.hold(merchant, wish.orderId())
                .chain(account -> record(merchant, actor, account, waiver(actor, account, wish)));
    }

    private Uni<WaiverView> record(MerchantId merchant, Actor actor, Account account, Waiver waiver) {
        return waivers.add(merchant, waiver)
                .chain(() -> accounts.record(merchant, actor, step(account, waiver)))
                .replaceWith(WaiverView.of(waiver));
    }

    private Waiver waiver(Actor actor, Account account, Wish wish) {
        if (!account.opened()) {
            throw Problems.notFound("order");
        }
        var outstanding = account.balance().outstanding();
        var amount = Money.ofMinor(outstanding.getCurrencyUnit(), wish.amountMinor());
        if (amount.isGreaterThan(outstanding)) {
            refuse(outstanding);
        }
        return new Waiver(
                Ids.next(), wish.orderId(), Waiver.Kind.MANUAL, amount, wish.reason(), actor.value(), clock.instant());
    }

    private static Account.Step step(Account account, Waiver waiver) {
        return account.waive(
                LedgerEntry.waiver(account.orderId(), waiver.amount(), waiver.ledgerReference(), waiver.createdAt()));
    }

    private static void refuse(Money outstanding) {
        var most = outstanding.isNegative() ? 0 : Amounts.minor(outstanding);
        new Faults()
                .add(
                        "more-than-outstanding",
                        "/amountMinor",
                        "It is more than the customer owes",
                        Map.of(
                                "limitMinor",
                                most,
                                "currency",
                                outstanding.getCurrencyUnit().getCode()))
                .throwIfAny(422, "waiver-refused", "This can't be waived");
    }
}
