package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.processor.OpenSession;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.sandbox.domain.SandboxEventType;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import dev.portico.payment.processor.sandbox.domain.SandboxSession.Status;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the Sandbox does, each in one transaction on its own tables: a session's step and the webhooks about it. */
@ApplicationScoped
public class Sandbox {

    private final SandboxSessionRepository sessions;
    private final SandboxEntrance entrance;
    private final SandboxCards cards;
    private final SandboxWebhooks webhooks;
    private final SandboxIds ids;
    private final SandboxConfig config;
    private final Clock clock;

    Sandbox(
            SandboxSessionRepository sessions,
            SandboxEntrance entrance,
            SandboxCards cards,
            SandboxWebhooks webhooks,
            SandboxIds ids,
            SandboxConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.entrance = entrance;
        this.cards = cards;
        this.webhooks = webhooks;
        this.ids = ids;
        this.config = config;
        this.clock = clock;
    }

    /** The session for this key: a new one the first time, the same one ever after. */
    @MerchantTransaction
    public Uni<SandboxSession> open(MerchantId merchant, OpenSession wish) {
        return entrance.hold(merchant, wish.idempotencyKey())
                .chain(() -> sessions.findByKey(merchant, wish.idempotencyKey()))
                .chain(known -> known.map(Uni.createFrom()::item).orElseGet(() -> create(merchant, wish)));
    }

    @MerchantTransaction
    public Uni<SandboxSession> find(MerchantId merchant, String id) {
        return sessions.require(merchant, id);
    }

    @MerchantTransaction
    public Uni<SandboxSession> pay(MerchantId merchant, String id, TestCard card, int form, boolean save) {
        return sessions.requireForUpdate(merchant, id)
                .map(session -> session.pay(card, form, save, clock.instant(), config.bankSilence()))
                .chain(this::record);
    }

    @MerchantTransaction
    public Uni<SandboxSession> payOnFile(MerchantId merchant, String id, int form) {
        return sessions.requireForUpdate(merchant, id)
                .map(session -> session.payOnFile(form, clock.instant(), config.bankSilence()))
                .chain(this::record);
    }

    @MerchantTransaction
    public Uni<SandboxSession> confirm(MerchantId merchant, String id, boolean approved) {
        return sessions.requireForUpdate(merchant, id)
                .map(session -> session.confirm(approved, clock.instant()))
                .chain(this::record);
    }

    /** The session as it is now; a bank that kept silent long enough answers when it is asked. */
    @MerchantTransaction
    public Uni<SandboxSession> ask(MerchantId merchant, String id) {
        return sessions.requireForUpdate(merchant, id).map(this::asOfNow).chain(this::record);
    }

    @MerchantTransaction
    public Uni<SandboxSession> expire(MerchantId merchant, String id) {
        return sessions.requireForUpdate(merchant, id)
                .map(SandboxSession::expire)
                .chain(this::record);
    }

    private SandboxSession.Step asOfNow(SandboxSession session) {
        var now = clock.instant();
        return session.statusAt(now) == Status.EXPIRED ? session.expire() : session.settle(now);
    }

    private Uni<SandboxSession> create(MerchantId merchant, OpenSession wish) {
        return onFile(merchant, wish.onFile())
                .map(card -> begun(wish, card))
                .call(session -> sessions.insert(session, wish.idempotencyKey()));
    }

    private Uni<Optional<TestCard>> onFile(MerchantId merchant, @Nullable CardOnFile card) {
        return card == null ? Uni.createFrom().item(Optional.empty()) : cards.find(merchant, card);
    }

    private SandboxSession begun(OpenSession wish, Optional<TestCard> onFile) {
        return new SandboxSession(
                ids.session(),
                wish.merchant().value(),
                new SandboxSession.Order(
                        wish.checkoutId(),
                        wish.orderId(),
                        wish.orderNumber(),
                        wish.shopName(),
                        wish.locale().toLanguageTag()),
                wish.amount(),
                wish.returnUrl(),
                ids.payment(),
                Status.OPEN,
                0,
                null,
                null,
                null,
                null,
                clock.instant().plus(config.sessionLifetime()),
                wish.saveCard() ? ids.card() : null,
                false,
                onFile.orElse(null));
    }

    private Uni<SandboxSession> record(SandboxSession.Step step) {
        return sessions.update(step.session())
                .chain(() -> step.events().contains(SandboxEventType.SUCCEEDED)
                        ? cards.keep(step.session().merchant(), step.session().saved())
                        : Uni.createFrom().voidItem())
                .chain(() -> webhooks.enqueue(step, clock.instant()))
                .replaceWith(step.session());
    }
}
