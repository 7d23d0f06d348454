package dev.portico.kit.job;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Batched work as a service would write it, whose performance a test decides on. */
final class ErrandBatches implements BatchedWork<ErrandBatches.Errand, String> {

    /** An outcome that can't be stored. */
    static final String UNSTORABLE = "unstorable";

    private static final Sql DUE = Sql.of(
            """
            select merchant, id from errand where due_at <= cast(cast(:now as text) as timestamptz)
             order by due_at, id limit cast(:limit as bigint) for update skip locked
            """);
    private static final Sql BEGIN = Sql.of(
            """
            update errand set tries = tries + 1, due_at = null
             where id = any(:ids) and merchant = current_setting('portico.merchant')
            returning id
            """);
    private static final Sql PUT_OFF = Sql.of("update errand set due_at = null, outcome = 'put off' where id = :id");
    private static final Sql SETTLE = Sql.of("update errand set outcome = :outcome where id = :id");

    private final Tenancy tenancy;
    private final int parallel;
    private final Predicate<UUID> canBegin;
    private final Function<UUID, Uni<String>> performance;

    /** How many each transaction began, and how many outcomes each stored, failed ones left out. */
    final Queue<Integer> begun = new ConcurrentLinkedQueue<>();

    final Queue<Integer> settled = new ConcurrentLinkedQueue<>();

    record Errand(MerchantId merchant, UUID id) {}

    ErrandBatches(Tenancy tenancy, int parallel, Predicate<UUID> canBegin, Function<UUID, Uni<String>> performance) {
        this.tenancy = tenancy;
        this.parallel = parallel;
        this.canBegin = canBegin;
        this.performance = performance;
    }

    @Override
    public String name() {
        return "errands";
    }

    @Override
    public Sql due() {
        return DUE;
    }

    @Override
    public int parallel() {
        return parallel;
    }

    @Override
    public Uni<List<Errand>> begin(MerchantId merchant, List<UUID> ids, Instant now) {
        if (!ids.stream().allMatch(canBegin)) {
            throw new IllegalStateException("on purpose");
        }
        begun.add(ids.size());
        return BEGIN.with("ids", ids.toArray(UUID[]::new)).column(UUID.class).map(begunNow -> begunNow.stream()
                .map(id -> new Errand(merchant, id))
                .toList());
    }

    @Override
    public Uni<Void> putOff(MerchantId merchant, UUID id) {
        return tenancy.inTransaction(merchant, () -> PUT_OFF.with("id", id).update())
                .replaceWithVoid();
    }

    @Override
    public MerchantId merchant(Errand errand) {
        return errand.merchant();
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
    public Uni<Void> settle(MerchantId merchant, List<Done<Errand, String>> done) {
        if (done.stream().anyMatch(one -> one.outcome().equals(UNSTORABLE))) {
            throw new IllegalStateException(UNSTORABLE);
        }
        settled.add(done.size());
        return tenancy.inTransaction(merchant, () -> store(done.stream()));
    }

    private static Uni<Void> store(Stream<Done<Errand, String>> done) {
        return done.map(one -> SETTLE.with("id", one.task().id())
                        .with("outcome", one.outcome())
                        .update()
                        .replaceWithVoid())
                .reduce(Uni.createFrom().voidItem(), (all, next) -> all.chain(() -> next));
    }
}
