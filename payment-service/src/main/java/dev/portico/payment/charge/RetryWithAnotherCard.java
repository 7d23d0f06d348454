package dev.portico.payment.charge;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.method.WhenCardChanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** A customer who was asked for another card and gave one is not asked to pay by hand: the charge is made with it. */
@ApplicationScoped
class RetryWithAnotherCard implements WhenCardChanges {

    private final ChargeRepository charges;
    private final Clock clock;

    RetryWithAnotherCard(ChargeRepository charges, Clock clock) {
        this.charges = charges;
        this.clock = clock;
    }

    @Override
    public Uni<Void> changed(MerchantId merchant, UUID orderId) {
        return charges.retryWithAnotherCard(merchant, orderId, clock.instant());
    }
}
