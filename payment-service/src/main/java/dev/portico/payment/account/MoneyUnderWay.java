package dev.portico.payment.account;

import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;

/** A feature that collects money, and knows what of it may be on its way to an order. */
public interface MoneyUnderWay {

    /** By order, those that there is something for. In the running transaction, whose own changes count. */
    Uni<Map<UUID, Money>> underWay(MerchantId merchant, Collection<UUID> orders);
}
