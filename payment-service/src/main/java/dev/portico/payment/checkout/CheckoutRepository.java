package dev.portico.payment.checkout;

import dev.portico.kit.http.Problems;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.MoneyUnderWay;
import dev.portico.payment.checkout.domain.Checkout;
import dev.portico.payment.checkout.domain.Status;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CheckoutRepository implements PanacheRepositoryBase<CheckoutRow, UUID>, MoneyUnderWay {

    private static final List<Status> OPEN =
            Arrays.stream(Status.values()).filter(Status::isOpen).toList();
    private static final List<Status> PENDING =
            Arrays.stream(Status.values()).filter(Status::isPending).toList();

    Uni<Void> insert(MerchantId merchant, Checkout checkout) {
        return persist(CheckoutRows.toRow(merchant, checkout)).replaceWithVoid();
    }

    /** @param askAt when to ask the processor about it, or null when it has come to an end */
    Uni<Void> update(Checkout checkout, @Nullable Instant askAt) {
        return findById(checkout.id())
                .invoke(row -> {
                    CheckoutRows.update(row, checkout);
                    row.askAt = askAt;
                    row.asked = 0;
                })
                .replaceWithVoid();
    }

    Uni<Checkout> requireForUpdate(MerchantId merchant, UUID id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("checkout"))
                .map(CheckoutRows::toCheckout);
    }

    /** Without loading the row: whoever changes a checkout holds its order's account first. */
    Uni<UUID> orderOf(MerchantId merchant, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "select orderId from CheckoutRow where merchant = ?1 and id = ?2", UUID.class)
                        .setParameter(1, merchant.value())
                        .setParameter(2, id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("checkout"));
    }

    @Override
    public Uni<Map<UUID, Money>> underWay(MerchantId merchant, Collection<UUID> orders) {
        return find("merchant = ?1 and orderId in ?2 and status in ?3", merchant.value(), orders, PENDING)
                .list()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.orderId, row -> Amounts.of(row.currency, row.amountMinor), Money::plus)));
    }

    Uni<Optional<Checkout>> findOpen(MerchantId merchant, UUID orderId) {
        return find("merchant = ?1 and orderId = ?2 and status in ?3", merchant.value(), orderId, OPEN)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(CheckoutRows::toCheckout));
    }
}
