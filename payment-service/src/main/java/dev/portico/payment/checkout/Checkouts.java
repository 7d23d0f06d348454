package dev.portico.payment.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.checkout.domain.Checkout;
import dev.portico.payment.checkout.domain.Offer;
import dev.portico.payment.checkout.domain.PayRules;
import dev.portico.payment.checkout.domain.PayRules.Situation;
import dev.portico.payment.checkout.domain.Status;
import dev.portico.payment.method.PaymentMethods;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.Processors;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.shop.Shops;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The transactions of a checkout. Between them, and never inside one, {@link PayNow} talks to the processor. */
@ApplicationScoped
public class Checkouts {

    private static final String SCOPE = "checkout";

    private final CheckoutRepository checkouts;
    private final Accounts accounts;
    private final PaymentMethods methods;
    private final Shops shops;
    private final IdempotencyKeys keys;
    private final Processors processors;
    private final CheckoutConfig config;
    private final Clock clock;

    Checkouts(
            CheckoutRepository checkouts,
            Accounts accounts,
            PaymentMethods methods,
            Shops shops,
            IdempotencyKeys keys,
            Processors processors,
            CheckoutConfig config,
            Clock clock) {
        this.checkouts = checkouts;
        this.accounts = accounts;
        this.methods = methods;
        this.shops = shops;
        this.keys = keys;
        this.processors = processors;
        this.config = config;
        this.clock = clock;
    }

    /** What is remembered of a request under its key: the checkout it led to. */
    private record Begun(UUID checkoutId) {}

    /**
     * An open checkout that must be closed at the processor before {@code wish} can have its own. A wish that has one already,
     * by its key, keeps it, whatever card the order has by now.
     */
    @MerchantTransaction
    public Uni<Optional<Opening>> inTheWay(MerchantId merchant, String key, PayWish wish) {
        return keys.answered(merchant, SCOPE, key, Asked.of(wish), Begun.class)
                .chain(begun -> begun.isPresent() ? Uni.createFrom().item(Optional.empty()) : inTheWay(merchant, wish));
    }

    private Uni<Optional<Opening>> inTheWay(MerchantId merchant, PayWish wish) {
        return accounts.find(merchant, wish.orderId()).chain(account -> situation(merchant, account, wish)
                .map(situation -> situation.open().filter(open -> isInTheWay(situation)))
                .chain(open -> opening(merchant, account, open)));
    }

    /** The checkout for this key and wish: stored now, found by its key, or one that serves the wish already. */
    @MerchantTransaction
    public Uni<Opening> begin(MerchantId merchant, String key, PayWish wish) {
        return keys.once(merchant, SCOPE, key, Asked.of(wish), Begun.class, () -> begin(merchant, wish))
                .chain(begun -> checkouts.requireForUpdate(merchant, begun.checkoutId()))
                .chain(checkout -> accounts.find(merchant, checkout.orderId())
                        .chain(account -> opening(merchant, account, checkout)));
    }

    /** The processor has a page for it. */
    @MerchantTransaction
    public Uni<Checkout> opened(MerchantId merchant, UUID checkoutId, Session session) {
        return checkouts
                .orderOf(merchant, checkoutId)
                .chain(orderId -> accounts.hold(merchant, orderId))
                .chain(account -> checkouts
                        .requireForUpdate(merchant, checkoutId)
                        .map(checkout -> checkout.opened(session))
                        .call(checkout -> checkouts.update(checkout, askAt(checkout)))
                        .call(checkout -> accounts.underWay(merchant, account)
                                .chain(amount -> accounts.record(merchant, Actor.CUSTOMER, account.pending(amount)))));
    }

    /** What the processor says became of it, from a webhook or because it was asked. Old news change nothing. */
    @MerchantTransaction
    public Uni<Void> settle(MerchantId merchant, UUID checkoutId, Session session, Outcome outcome) {
        return checkouts
                .orderOf(merchant, checkoutId)
                .chain(orderId -> accounts.hold(merchant, orderId))
                .chain(account -> checkouts
                        .requireForUpdate(merchant, checkoutId)
                        .chain(checkout -> settle(merchant, account, checkout.opened(session), outcome)));
    }

    private Uni<Void> settle(MerchantId merchant, Account account, Checkout checkout, Outcome outcome) {
        if (!checkout.isNews(outcome)) {
            return Uni.createFrom().voidItem();
        }
        var settled = checkout.settle(outcome);
        return checkouts
                .update(settled, askAt(settled))
                .chain(() -> accounts.underWay(merchant, account))
                .chain(amount -> accounts.counted(merchant, settled.orderId())
                        .map(counted -> Settlements.step(account, counted, amount, settled)))
                .chain(step -> accounts.record(merchant, Actor.CUSTOMER, step))
                .chain(() -> keepCard(merchant, settled, outcome));
    }

    /** The customer let the processor keep the card they paid with. One that was on file already stays as it was allowed. */
    private Uni<Void> keepCard(MerchantId merchant, Checkout paid, Outcome outcome) {
        return outcome instanceof Outcome.Succeeded succeeded
                        && succeeded.saved() != null
                        && !paid.hadOnFile(succeeded.saved())
                ? methods.keep(
                                merchant,
                                paid.orderId(),
                                Actor.CUSTOMER,
                                new PaymentMethods.Card(paid.processor(), succeeded.saved(), null))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Begun> begin(MerchantId merchant, PayWish wish) {
        return accounts.hold(merchant, wish.orderId())
                .chain(account -> situation(merchant, account, wish))
                .chain(situation -> allowed(situation)
                        .map(Uni.createFrom()::item)
                        .orElseGet(() -> create(merchant, wish, situation.card())))
                .map(checkout -> new Begun(checkout.id()));
    }

    /** The open checkout that serves the wish, or empty when a new one may be made. */
    private Optional<Checkout> allowed(Situation situation) {
        if (!situation.account().opened()) {
            throw Problems.notFound("order");
        }
        PayRules.refusal(situation).ifPresent(refusal -> {
            throw CheckoutProblems.of(refusal, situation.account().balance());
        });
        return situation.open();
    }

    private Uni<Checkout> create(MerchantId merchant, PayWish wish, Optional<PaymentMethod> card) {
        var processor = processors.of(merchant).name();
        var checkout = Checkout.create(
                Ids.next(),
                wish.orderId(),
                wish.purpose().name(),
                wish.amount(),
                wish.returnUrl(),
                Offer.at(processor, card, wish.saveCard()),
                processor,
                clock.instant());
        return checkouts.insert(merchant, checkout).replaceWith(checkout);
    }

    /** Nothing is closed for a wish that will be refused, nor a payment that nobody knows the end of. */
    private static boolean isInTheWay(Situation situation) {
        return PayRules.refusal(situation)
                .filter(refusal -> refusal.reason() == PayRules.Reason.ANOTHER_OPEN)
                .isPresent();
    }

    private Uni<Situation> situation(MerchantId merchant, Account account, PayWish wish) {
        var least = leastPart(account.balance().currency());
        return checkouts.findOpen(merchant, account.orderId()).chain(open -> methods.inUse(merchant, account)
                .map(card -> new Situation(account, wish.toRule(), least, open, card)));
    }

    private Money leastPart(CurrencyUnit currency) {
        var configured = config.leastPartMinor().get(currency.getCode());
        return configured == null ? PayRules.leastPart(currency) : Money.ofMinor(currency, configured);
    }

    private Uni<Optional<Opening>> opening(MerchantId merchant, Account account, Optional<Checkout> checkout) {
        return checkout.map(open -> opening(merchant, account, open).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Opening> opening(MerchantId merchant, Account account, Checkout checkout) {
        return shops.nameOf(merchant).map(shop -> new Opening(merchant, checkout, account, shop));
    }

    private @Nullable Instant askAt(Checkout checkout) {
        if (!checkout.status().isOpen()) {
            return null;
        }
        var pause = checkout.status() == Status.UNKNOWN ? config.reconcileAfter() : config.askOpenAfter();
        return clock.instant().plus(pause);
    }

    /** The wish in plain values, to compare a repeated request by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Asked(UUID orderId, String purpose, @Nullable UUID installmentId, String amount, String returnUrl) {

        static Asked of(PayWish wish) {
            return new Asked(
                    wish.orderId(),
                    wish.purpose().name(),
                    wish.installmentId(),
                    wish.amount().toString(),
                    wish.returnUrl());
        }
    }
}
