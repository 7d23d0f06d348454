package dev.portico.payment.method;

import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.job.InTurn;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent.MethodReplaced;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.domain.CardOnFile;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Use cases of cards on file. One public method is one transaction, or joins the one that runs. */
@ApplicationScoped
public class PaymentMethods {

    private final PaymentMethodRepository methods;
    private final Accounts accounts;
    private final List<WhenCardChanges> listeners;
    private final Clock clock;

    PaymentMethods(
            PaymentMethodRepository methods, Accounts accounts, @All List<WhenCardChanges> listeners, Clock clock) {
        this.methods = methods;
        this.accounts = accounts;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * A card for an order, as it was given.
     *
     * @param ceiling the most that may be taken at once; null for no limit
     */
    public record Card(String processor, CardOnFile card, @Nullable Money ceiling) {}

    /** The card in use, if there is one. */
    @MerchantTransaction
    public Uni<Optional<PaymentMethod>> inUse(MerchantId merchant, Account account) {
        return methods.findInUse(merchant, account.orderId(), account.balance().currency());
    }

    /** The cards in use of many orders, by order; those without one are left out. */
    @MerchantTransaction
    public Uni<Map<UUID, PaymentMethod>> inUse(MerchantId merchant, Collection<Account> accounts) {
        return methods.findInUse(
                merchant, accounts.stream().collect(Collectors.toMap(Account::orderId, account -> account.balance()
                        .currency())));
    }

    /** Fails with 404 when the order has none, or there is no such order. */
    @MerchantTransaction
    public Uni<PaymentMethod> require(MerchantId merchant, UUID orderId) {
        return accounts.find(merchant, orderId)
                .chain(account -> inUse(merchant, account))
                .map(found -> found.orElseThrow(() -> Problems.notFound("payment-method")));
    }

    /** Puts a card in the place of the one in use. The same card again changes nothing. */
    @MerchantTransaction
    public Uni<PaymentMethod> keep(MerchantId merchant, UUID orderId, Actor actor, Card card) {
        return accounts.hold(merchant, orderId).chain(account -> inUse(merchant, account)
                .chain(known -> known.filter(method -> method.is(card.processor(), card.card(), card.ceiling()))
                        .map(same -> Uni.createFrom().item(same))
                        .orElseGet(() -> replace(merchant, account, actor, card))));
    }

    /**
     * The customer agreed that {@code most} is taken at once: a lower limit of the card in use is raised to it. Holds the
     * account.
     */
    @MerchantTransaction
    public Uni<Optional<PaymentMethod>> allow(MerchantId merchant, UUID orderId, Money most) {
        return accounts.hold(merchant, orderId)
                .chain(account -> inUse(merchant, account))
                .call(card -> card.filter(method -> !method.allows(most))
                        .map(method -> methods.allow(method, most))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<PaymentMethod> replace(MerchantId merchant, Account account, Actor actor, Card card) {
        var method = new PaymentMethod(
                Ids.next(), account.orderId(), card.processor(), card.card(), card.ceiling(), clock.instant());
        return methods.retire(merchant, account.orderId(), method.savedAt())
                .chain(() -> methods.insert(merchant, method))
                .chain(() -> accounts.record(
                        merchant,
                        actor,
                        account.telling(balance ->
                                new MethodReplaced(balance, method.card().method()))))
                .chain(() -> tell(merchant, account.orderId()))
                .replaceWith(method);
    }

    private Uni<Void> tell(MerchantId merchant, UUID orderId) {
        return InTurn.each(listeners, listener -> listener.changed(merchant, orderId));
    }
}
