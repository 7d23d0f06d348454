package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.processor.OpenSetup;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The Sandbox's pages that save a card: each step is one transaction on its own tables, webhooks included. */
@ApplicationScoped
class SandboxVault {

    private final SandboxSetupRepository setups;
    private final SandboxCards cards;
    private final SandboxEntrance entrance;
    private final SandboxWebhooks webhooks;
    private final SandboxIds ids;
    private final SandboxConfig config;
    private final Clock clock;

    SandboxVault(
            SandboxSetupRepository setups,
            SandboxCards cards,
            SandboxEntrance entrance,
            SandboxWebhooks webhooks,
            SandboxIds ids,
            SandboxConfig config,
            Clock clock) {
        this.setups = setups;
        this.cards = cards;
        this.entrance = entrance;
        this.webhooks = webhooks;
        this.ids = ids;
        this.config = config;
        this.clock = clock;
    }

    /** The page for this key: a new one the first time, the same one ever after. */
    @MerchantTransaction
    public Uni<SandboxSetup> open(MerchantId merchant, OpenSetup wish) {
        return entrance.hold(merchant, wish.idempotencyKey())
                .chain(() -> setups.findByKey(merchant, wish.idempotencyKey()))
                .chain(known -> known.map(Uni.createFrom()::item).orElseGet(() -> create(wish)));
    }

    @MerchantTransaction
    public Uni<SandboxSetup> find(MerchantId merchant, String id) {
        return setups.require(merchant, id);
    }

    @MerchantTransaction
    public Uni<SandboxSetup> save(MerchantId merchant, String id, TestCard card, int form) {
        return setups.requireForUpdate(merchant, id)
                .map(setup -> setup.save(card, form, clock.instant()))
                .chain(this::record);
    }

    private Uni<SandboxSetup> create(OpenSetup wish) {
        var setup = new SandboxSetup(
                ids.setup(),
                wish.merchant().value(),
                new SandboxSetup.Order(
                        wish.setupId(),
                        wish.orderId(),
                        wish.orderNumber(),
                        wish.shopName(),
                        wish.locale().toLanguageTag()),
                wish.returnUrl(),
                ids.card(),
                SandboxSetup.Status.OPEN,
                0,
                null,
                null,
                clock.instant().plus(config.sessionLifetime()));
        return setups.insert(setup, wish.idempotencyKey()).replaceWith(setup);
    }

    private Uni<SandboxSetup> record(SandboxSetup.Step step) {
        return setups.update(step.setup())
                .chain(() -> step.events().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : cards.keep(step.setup().merchant(), step.setup().saved()))
                .chain(() -> webhooks.enqueue(step, clock.instant()))
                .replaceWith(step.setup());
    }
}
