package dev.portico.portal.client;

import dev.portico.kit.link.PortalLink;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The calculated order, and the plan by which it would be paid: order-edit-service is asked first, then payment-service
 * where an edit moves money that is paid over time. Without payment-service there is still a preview; the plan follows.
 */
@ApplicationScoped
public class OrderPreviews {

    private final OrderEditClient edits;
    private final PaymentClient payments;

    OrderPreviews(OrderEditClient edits, PaymentClient payments) {
        this.edits = edits;
        this.payments = payments;
    }

    public Uni<Calculated> edit(PortalLink link, EditRequest request) {
        return edits.preview(link, request).chain(calculated -> planned(link, calculated));
    }

    public Uni<Calculated> undo(PortalLink link, int version) {
        return edits.previewUndo(link, version).chain(calculated -> planned(link, calculated));
    }

    private Uni<Calculated> planned(PortalLink link, Calculated calculated) {
        return calculated.preview().movesAPlan()
                ? payments.plan(link, calculated.preview().after())
                        .onFailure(ServiceDownException.class)
                        .recoverWithItem(PlanAfter.Follows::new)
                        .map(calculated::with)
                : Uni.createFrom().item(calculated);
    }
}
