package dev.portico.orderedit.shipping;

import dev.portico.kit.document.Replaceable;
import dev.portico.kit.document.Replaceable.Form;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Use cases of the shipping feature. One public method is one transaction. */
@ApplicationScoped
public class ShippingRateTables {

    static final String CHANGED = "shipping-rates-changed";

    private static final Replaceable<ShippingRates> TABLES = new Replaceable<>(new Form<>(
            "shipping_rates",
            CHANGED,
            ShippingRates.NONE,
            document -> Documents.read(document, ShippingRates.class),
            Documents::write));

    private final Clock clock;

    ShippingRateTables(Clock clock) {
        this.clock = clock;
    }

    @MerchantTransaction
    public Uni<Versioned<ShippingRates>> current(MerchantId merchant) {
        return TABLES.find(merchant);
    }

    /**
     * Replaces the table; edits follow it from then on.
     *
     * @param expected the version the caller has read, if they said so; another one ends in a 412
     */
    @MerchantTransaction
    public Uni<Versioned<ShippingRates>> replace(MerchantId merchant, Optional<Integer> expected, ShippingRates rates) {
        return TABLES.replace(merchant, expected, rates, clock.instant());
    }
}
