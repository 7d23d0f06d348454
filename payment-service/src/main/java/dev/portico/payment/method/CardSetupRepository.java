package dev.portico.payment.method;

import dev.portico.kit.http.Problems;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.method.domain.CardSetup;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CardSetupRepository implements PanacheRepositoryBase<CardSetupRow, UUID> {

    Uni<Void> insert(MerchantId merchant, CardSetup setup) {
        return persist(CardSetupRows.toRow(merchant, setup)).replaceWithVoid();
    }

    Uni<Optional<CardSetup>> find(MerchantId merchant, @Nullable UUID id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(CardSetupRows::toSetup));
    }

    Uni<CardSetup> requireForUpdate(MerchantId merchant, UUID id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("set-up"))
                .map(CardSetupRows::toSetup);
    }

    /** @param askAt when to ask the processor about it, or null when it has come to an end */
    Uni<Void> update(CardSetup setup, @Nullable Instant askAt) {
        return findById(setup.id())
                .invoke(row -> {
                    CardSetupRows.update(row, setup);
                    row.askAt = askAt;
                    row.asked = 0;
                })
                .replaceWithVoid();
    }
}
