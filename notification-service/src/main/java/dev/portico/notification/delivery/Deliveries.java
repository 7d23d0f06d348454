package dev.portico.notification.delivery;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.job.InTurn;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.template.MailFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of deliveries. One public method is one transaction. */
@ApplicationScoped
public class Deliveries {

    private final DeliveryRepository deliveries;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Deliveries(DeliveryRepository deliveries, IdempotencyKeys keys, Clock clock) {
        this.deliveries = deliveries;
        this.keys = keys;
        this.clock = clock;
    }

    /** Mails that an event asks for; those it asked for before are left as they are. */
    @MerchantTransaction
    public Uni<Void> add(MerchantId merchant, List<Delivery> planned, MailFacts facts) {
        return InTurn.each(planned, delivery -> deliveries.add(merchant, delivery, facts));
    }

    @MerchantTransaction
    public Uni<Page<DeliveryView>> list(MerchantId merchant, DeliveryFilter filter, int limit) {
        return deliveries.list(filter, limit).map(found -> Page.of(found, limit, Deliveries::cursor)
                .map(DeliveryView::of));
    }

    /** A new delivery of the same mail, written anew with a link that is valid now. The same key twice is one mail. */
    @MerchantTransaction
    public Uni<DeliveryView> resend(MerchantId merchant, UUID id, @Nullable String key) {
        return keys.once(
                merchant, "deliveries:resend", key, Map.of("id", id), DeliveryView.class, () -> resend(merchant, id));
    }

    private Uni<DeliveryView> resend(MerchantId merchant, UUID id) {
        return deliveries
                .require(merchant, id)
                .chain(row -> addCopy(merchant, row))
                .map(DeliveryView::of);
    }

    private Uni<Delivery> addCopy(MerchantId merchant, DeliveryRow row) {
        if (!row.status.isFinal()) {
            throw Problems.of(409, "delivery-not-finished", "This mail is still on its way");
        }
        var copy = DeliveryRows.toDelivery(row).again(Ids.next(), clock.instant());
        return deliveries.add(merchant, copy, row.facts).replaceWith(copy);
    }

    private static Cursor cursor(Delivery delivery) {
        return new Cursor(delivery.createdAt(), delivery.id());
    }
}
