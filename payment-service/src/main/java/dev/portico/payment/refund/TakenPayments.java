package dev.portico.payment.refund;

import dev.portico.kit.job.InTurn;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.AccountFollower;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent.PaymentSucceeded;
import dev.portico.payment.account.domain.Payment;
import dev.portico.payment.refund.domain.Charge;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where a processor has a payment. The ledger can't: of a payment that the shop told of before the processor did,
 * it knows the charge only.
 */
@ApplicationScoped
class TakenPayments implements AccountFollower {

    private static final Sql KEEP = Sql.of(
            """
            insert into taken_payment (order_id, charge_id, merchant, processor, reference)
            values (:order, :charge, :merchant, :processor, :reference)
            on conflict do nothing
            """);
    private static final Sql OF_ORDER = Sql.of(
            """
            select charge_id, processor, reference from taken_payment where merchant = :merchant and order_id = :order
            """);

    @Override
    public Uni<Void> after(MerchantId merchant, Account.Step step) {
        var taken = step.events().stream()
                .filter(PaymentSucceeded.class::isInstance)
                .map(event -> ((PaymentSucceeded) event).payment())
                .toList();
        return InTurn.each(taken, payment -> keep(merchant, payment));
    }

    /** Where the order's payments are, by every id that they may have in the ledger. */
    Uni<Map<String, Charge>> of(MerchantId merchant, UUID orderId) {
        return OF_ORDER.with("merchant", merchant.value())
                .with("order", orderId)
                .rows()
                .map(TakenPayments::byId);
    }

    private static Map<String, Charge> byId(List<@Nullable Object[]> rows) {
        var charges = new HashMap<String, Charge>();
        for (var row : rows) {
            var charge = new Charge(text(row[1]), text(row[2]));
            charges.put(text(row[0]), charge);
            charges.put(charge.reference(), charge);
        }
        return Map.copyOf(charges);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static Uni<Void> keep(MerchantId merchant, Payment payment) {
        return KEEP.with("order", payment.orderId())
                .with("charge", payment.checkoutId().toString())
                .with("merchant", merchant.value())
                .with("processor", payment.processor())
                .with("reference", payment.processorReference())
                .update()
                .replaceWithVoid();
    }
}
