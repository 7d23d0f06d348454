package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.sandbox.domain.SandboxCharge;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** The Sandbox's charges of cards on file: each step is one transaction on its own tables, webhooks included. */
@ApplicationScoped
class SandboxCharges {

    private final SandboxChargeRepository charges;
    private final SandboxCards cards;
    private final SandboxEntrance entrance;
    private final SandboxWebhooks webhooks;
    private final SandboxIds ids;
    private final SandboxConfig config;
    private final Clock clock;

    SandboxCharges(
            SandboxChargeRepository charges,
            SandboxCards cards,
            SandboxEntrance entrance,
            SandboxWebhooks webhooks,
            SandboxIds ids,
            SandboxConfig config,
            Clock clock) {
        this.charges = charges;
        this.cards = cards;
        this.entrance = entrance;
        this.webhooks = webhooks;
        this.ids = ids;
        this.config = config;
        this.clock = clock;
    }

    /** Charges the first time, and tells what became of it ever after. */
    @MerchantTransaction
    public Uni<SandboxCharge> charge(MerchantId merchant, ChargeOrder order) {
        return entrance.hold(merchant, order.idempotencyKey())
                .chain(() -> charges.findByKeyForUpdate(merchant, order.idempotencyKey()))
                .chain(known -> known.map(this::settle).orElseGet(() -> create(merchant, order)));
    }

    /** The charge as it is now; a bank that kept silent long enough answers when it is asked. */
    @MerchantTransaction
    public Uni<Optional<SandboxCharge>> ask(MerchantId merchant, String idempotencyKey) {
        return charges.findByKeyForUpdate(merchant, idempotencyKey)
                .chain(known -> known.map(charge -> settle(charge).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** @param confirmation the id of the page on which the bank asks */
    @MerchantTransaction
    public Uni<SandboxCharge> find(MerchantId merchant, String confirmation) {
        return charges.requireByConfirmation(merchant, confirmation);
    }

    @MerchantTransaction
    public Uni<SandboxCharge> confirm(MerchantId merchant, String confirmation, boolean approved) {
        return charges.requireByConfirmationForUpdate(merchant, confirmation)
                .map(charge -> charge.confirm(approved, clock.instant()))
                .chain(this::record);
    }

    private Uni<SandboxCharge> settle(SandboxCharge charge) {
        return record(charge.settle(clock.instant()));
    }

    private Uni<SandboxCharge> create(MerchantId merchant, ChargeOrder order) {
        return cards.find(merchant, order.card())
                .map(card -> first(order, card))
                .call(step -> charges.insert(step.charge()))
                .call(step -> webhooks.enqueue(step, clock.instant()))
                .map(SandboxCharge.Step::charge);
    }

    private SandboxCharge.Step first(ChargeOrder order, Optional<TestCard> card) {
        var newIds = new SandboxCharge.NewIds(ids.payment(), ids.confirmation());
        var about =
                new SandboxCharge.Order(order.idempotencyKey(), order.chargeId(), order.orderId(), order.orderNumber());
        var merchant = order.merchant().value();
        return card.map(found -> SandboxCharge.of(
                        newIds, merchant, about, order.amount(), found, clock.instant(), config.bankSilence()))
                .orElseGet(() -> SandboxCharge.refused(
                        newIds, merchant, about, order.amount(), order.card().method()));
    }

    private Uni<SandboxCharge> record(SandboxCharge.Step step) {
        return charges.update(step.charge())
                .chain(() -> webhooks.enqueue(step, clock.instant()))
                .replaceWith(step.charge());
    }
}
