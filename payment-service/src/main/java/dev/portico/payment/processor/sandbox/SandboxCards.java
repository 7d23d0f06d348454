package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Cards on file. Which test card one is, is told by what is kept of it: brand and last four digits. */
@ApplicationScoped
class SandboxCards implements PanacheRepositoryBase<SandboxCardRow, String> {

    private final Clock clock;

    SandboxCards(Clock clock) {
        this.clock = clock;
    }

    Uni<Void> keep(String merchant, Optional<CardOnFile> saved) {
        return saved.map(card -> persist(row(merchant, card)).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Empty when it is not on file for this merchant and customer. */
    Uni<Optional<TestCard>> find(MerchantId merchant, CardOnFile card) {
        return TestCard.bySavedId(card.card())
                .map(known -> Uni.createFrom().item(Optional.of(known)))
                .orElseGet(() -> findSaved(merchant, card));
    }

    private Uni<Optional<TestCard>> findSaved(MerchantId merchant, CardOnFile card) {
        return find("merchant = ?1 and customer = ?2 and id = ?3", merchant.value(), card.customer(), card.card())
                .firstResult()
                .map(row -> Optional.ofNullable(row).flatMap(saved -> TestCard.byMethod(saved.method)));
    }

    private SandboxCardRow row(String merchant, CardOnFile card) {
        var row = new SandboxCardRow();
        row.id = card.card();
        row.merchant = merchant;
        row.customer = card.customer();
        row.method = card.method();
        row.createdAt = clock.instant();
        return row;
    }
}
