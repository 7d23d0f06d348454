package dev.portico.payment.method;

import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.domain.CardOnFile;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PaymentMethodRepository implements PanacheRepositoryBase<PaymentMethodRow, UUID> {

    /** @param currency the order's, which the ceiling is in */
    Uni<Optional<PaymentMethod>> findInUse(MerchantId merchant, UUID orderId, CurrencyUnit currency) {
        return find("merchant = ?1 and orderId = ?2 and replacedAt is null", merchant.value(), orderId)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(found -> toMethod(found, currency)));
    }

    /** @param currencies of the orders, which the ceilings are in */
    Uni<Map<UUID, PaymentMethod>> findInUse(MerchantId merchant, Map<UUID, CurrencyUnit> currencies) {
        return find("merchant = ?1 and orderId in ?2 and replacedAt is null", merchant.value(), currencies.keySet())
                .list()
                .map(rows -> rows.stream()
                        .map(row -> toMethod(row, Objects.requireNonNull(currencies.get(row.orderId))))
                        .collect(Collectors.toMap(PaymentMethod::orderId, Function.identity())));
    }

    Uni<Void> allow(PaymentMethod method, Money ceiling) {
        return findById(method.id())
                .invoke(row -> row.ceilingMinor = Amounts.minor(ceiling))
                .replaceWithVoid();
    }

    /** Before the new one is stored, since only one may be in use. */
    Uni<Void> retire(MerchantId merchant, UUID orderId, Instant at) {
        return update(
                        "replacedAt = ?1 where merchant = ?2 and orderId = ?3 and replacedAt is null",
                        at,
                        merchant.value(),
                        orderId)
                .replaceWithVoid();
    }

    Uni<Void> insert(MerchantId merchant, PaymentMethod method) {
        return persist(toRow(merchant, method)).chain(Panache::flush);
    }

    private static PaymentMethodRow toRow(MerchantId merchant, PaymentMethod method) {
        var row = new PaymentMethodRow();
        row.id = method.id();
        row.merchant = merchant.value();
        row.orderId = method.orderId();
        row.processor = method.processor();
        row.customer = method.card().customer();
        row.card = method.card().card();
        row.method = method.card().method();
        row.ceilingMinor = minor(method);
        row.savedAt = method.savedAt();
        return row;
    }

    private static PaymentMethod toMethod(PaymentMethodRow row, CurrencyUnit currency) {
        return new PaymentMethod(
                row.id,
                row.orderId,
                row.processor,
                new CardOnFile(row.customer, row.card, row.method),
                row.ceilingMinor == null ? null : Amounts.of(currency.getCode(), row.ceilingMinor),
                row.savedAt);
    }

    private static @Nullable Long minor(PaymentMethod method) {
        return method.ceiling() == null ? null : Amounts.minor(method.ceiling());
    }
}
