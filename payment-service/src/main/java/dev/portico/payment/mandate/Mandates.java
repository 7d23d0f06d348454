package dev.portico.payment.mandate;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Problem;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.due.Comparison;
import dev.portico.payment.due.Schedules;
import dev.portico.payment.method.PaymentMethods;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of what customers agree to be charged later. One public method is one transaction. */
@ApplicationScoped
class Mandates {

    private static final String SCOPE = "mandate-confirmation";

    private final ConfirmationStore confirmations;
    private final Schedules schedules;
    private final Accounts accounts;
    private final PaymentMethods methods;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Mandates(
            ConfirmationStore confirmations,
            Schedules schedules,
            Accounts accounts,
            PaymentMethods methods,
            IdempotencyKeys keys,
            Clock clock) {
        this.confirmations = confirmations;
        this.schedules = schedules;
        this.accounts = accounts;
        this.methods = methods;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Records the customer's word before the edit is made, and lets the card on file be charged accordingly. Should the edit
     * come to nothing, so does this: no charge is ever higher than what is due.
     *
     * <p>The same key is one confirmation. Fails with 409 {@code plan-changed} when something else would be charged than the
     * customer was shown.
     */
    @MerchantTransaction
    public Uni<ConfirmationView> confirm(
            MerchantId merchant, UUID orderId, @Nullable String key, ConfirmationRequest request) {
        return keys.once(
                merchant,
                SCOPE,
                key,
                new Asked(orderId, request),
                ConfirmationView.class,
                () -> confirm(merchant, orderId, request));
    }

    private record Asked(UUID orderId, ConfirmationRequest request) {}

    /** Newest first. Fails with 404 {@code order-not-found}. */
    @MerchantTransaction
    public Uni<List<ConfirmationView>> list(MerchantId merchant, UUID orderId) {
        return accounts.find(merchant, orderId)
                .chain(account -> confirmations.ofOrder(merchant, orderId))
                .map(found -> found.stream().map(ConfirmationView::of).toList());
    }

    private Uni<ConfirmationView> confirm(MerchantId merchant, UUID orderId, ConfirmationRequest request) {
        var order = request.order();
        var lines = order.preOrders();
        return accounts.hold(merchant, orderId)
                .chain(account -> schedules.preview(merchant, orderId, order.total(), lines))
                .invoke(comparison -> requireShown(comparison, request.agreedMinor()))
                .chain(comparison -> record(merchant, orderId, request.orderVersion(), comparison));
    }

    private Uni<ConfirmationView> record(MerchantId merchant, UUID orderId, long version, Comparison comparison) {
        return methods.allow(merchant, orderId, comparison.mostAtOnce())
                .map(card -> new Confirmation(
                        Ids.next(),
                        orderId,
                        version,
                        comparison.chargedLater(),
                        comparison.mostAtOnce(),
                        card.map(method -> method.card().method()).orElse(null),
                        clock.instant()))
                .call(confirmation -> confirmations.add(merchant, confirmation))
                .map(ConfirmationView::of);
    }

    private static void requireShown(Comparison comparison, long shownMinor) {
        if (!comparison.before().opened()) {
            throw Problems.notFound("order");
        }
        var later = Amounts.minor(comparison.chargedLater());
        if (later != shownMinor) {
            throw new ProblemException(new Problem(
                    409,
                    "plan-changed",
                    "Another amount would be charged later than the one agreed to",
                    null,
                    List.of(),
                    Map.of("laterMinor", later)));
        }
    }
}
