package dev.portico.kit.job;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Leased work as a service would write it, whose performance a test decides on. */
record Errands(Tenancy tenancy, int batch, int parallel, Function<UUID, Uni<String>> performance)
        implements LeasedWork<ErrandRow, Errands.Errand, String> {

    static final Duration LEASE = Duration.ofMinutes(10);

    /** An outcome that can't be stored. */
    static final String UNSTORABLE = "unstorable";

    record Errand(MerchantId merchant, UUID id) {}

    @Override
    public String name() {
        return "errands";
    }

    @Override
    public Class<ErrandRow> row() {
        return ErrandRow.class;
    }

    @Override
    public String due() {
        return "select * from errand where due_at <= cast(cast(:now as text) as timestamptz) order by due_at, id";
    }

    @Override
    public Uni<Errand> take(ErrandRow row, Instant now) {
        row.tries++;
        row.dueAt = now.plus(LEASE);
        return Uni.createFrom().item(new Errand(new MerchantId(row.merchant), row.id));
    }

    @Override
    public UUID id(Errand errand) {
        return errand.id();
    }

    @Override
    public Uni<String> perform(Errand errand) {
        return performance.apply(errand.id());
    }

    @Override
    public Uni<Void> settle(Errand errand, String outcome) {
        if (outcome.equals(UNSTORABLE)) {
            throw new IllegalStateException(outcome);
        }
        return tenancy.inTransaction(errand.merchant(), () -> store(errand, outcome));
    }

    private static Uni<Void> store(Errand errand, String outcome) {
        return Panache.getSession()
                .chain(session -> session.find(ErrandRow.class, errand.id()))
                .invoke(row -> {
                    row.dueAt = null;
                    row.outcome = outcome;
                })
                .replaceWithVoid();
    }
}
