package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Keeps what the receiver of a webhook answered. */
@ApplicationScoped
class WebhookAnswers {

    private static final String RECEIVED =
            """
            update sandbox_webhook
               set due_at = null, last_answer = :answer, delivered_at = cast(cast(:now as text) as timestamptz)
             where id = :id and merchant = :merchant
            """;
    private static final String REFUSED =
            "update sandbox_webhook set last_answer = :answer where id = :id and merchant = :merchant";

    private final Clock clock;

    WebhookAnswers(Clock clock) {
        this.clock = clock;
    }

    @MerchantTransaction
    public Uni<Void> received(MerchantId merchant, String id, String answer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RECEIVED)
                        .setParameter("answer", answer)
                        .setParameter("now", clock.instant().toString())
                        .setParameter("id", id)
                        .setParameter("merchant", merchant.value())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** It stays due at the time set when it was taken. */
    @MerchantTransaction
    public Uni<Void> refused(MerchantId merchant, String id, String answer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REFUSED)
                        .setParameter("answer", answer)
                        .setParameter("id", id)
                        .setParameter("merchant", merchant.value())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
