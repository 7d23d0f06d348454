package dev.portico.payment.charge;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.domain.Account;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What of the amount that an order owes its card on file is going to be charged with, as of the account's last step. No row:
 * nothing.
 */
@ApplicationScoped
public class CardCovers {

    private static final Sql FIND =
            Sql.of("select amount_minor from card_cover where order_id = :order and merchant = :merchant");
    private static final Sql SAVE = Sql.of(
            """
            insert into card_cover (order_id, merchant, amount_minor) values (:order, :merchant, :amount)
            on conflict (order_id) do update set amount_minor = excluded.amount_minor
            """);

    /** What the customer themselves are asked for now, zero or more. The account's step is stored. */
    @MerchantTransaction
    public Uni<Money> asked(MerchantId merchant, Account account) {
        var due = account.due();
        return due.isPositive() && account.schedule().planned()
                ? find(merchant, account.orderId(), due.getCurrencyUnit()).map(covered -> rest(due, covered))
                : Uni.createFrom().item(rest(due, Money.zero(due.getCurrencyUnit())));
    }

    Uni<Money> find(MerchantId merchant, UUID orderId, CurrencyUnit currency) {
        return FIND.with("order", orderId)
                .with("merchant", merchant.value())
                .first(Long.class)
                .map(minor -> Money.ofMinor(currency, minor.orElse(0L)));
    }

    Uni<Void> save(MerchantId merchant, UUID orderId, Money covered) {
        return SAVE.with("order", orderId)
                .with("merchant", merchant.value())
                .with("amount", covered.getAmountMinorLong())
                .update()
                .replaceWithVoid();
    }

    static Money rest(Money due, Money covered) {
        var rest = due.minus(covered);
        return rest.isPositive() ? rest : Money.zero(due.getCurrencyUnit());
    }
}
