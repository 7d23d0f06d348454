package dev.portico.payment.account;

import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A feature that collects money, and knows what of it may be on its way to an order. */
public interface MoneyUnderWay {

    /** In the running transaction, whose own changes count. Zero or more. */
    Uni<Money> underWay(MerchantId merchant, UUID orderId, CurrencyUnit currency);
}
