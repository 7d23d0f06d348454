package dev.portico.payment.account;

import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.payment.account.domain.Account;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Announces all of a merchant's accounts again, for consumers that lost their view. A chunk is a transaction, and the
 * timer for the next one is part of it: a crash goes on where the last chunk ended.
 */
@ApplicationScoped
class Republishes implements PanacheRepositoryBase<RepublishRow, UUID> {

    static final String TIMER = "account-republish";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final AccountRepository accounts;
    private final Outbox outbox;
    private final Timers timers;
    private final RepublishConfig config;
    private final Clock clock;

    Republishes(AccountRepository accounts, Outbox outbox, Timers timers, RepublishConfig config, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.timers = timers;
        this.config = config;
        this.clock = clock;
    }

    @MerchantTransaction
    public Uni<UUID> start(MerchantId merchant) {
        var row = new RepublishRow();
        row.id = Ids.next();
        row.merchant = merchant.value();
        row.startedAt = clock.instant();
        return persist(row)
                .chain(() -> timers.schedule(new Timer(merchant, TIMER, row.id, row.startedAt)))
                .replaceWith(row.id);
    }

    /** Announces the next chunk, and plans the one after it unless this was the last. */
    @MerchantTransaction
    public Uni<Void> goOn(MerchantId merchant, UUID id) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("republish"))
                .chain(row -> accounts.nextForUpdate(
                                merchant, Objects.requireNonNullElse(row.afterOrder, BEFORE_ALL), config.chunk())
                        .call(chunk -> announce(merchant, chunk))
                        .chain(chunk -> advance(merchant, row, chunk)));
    }

    private Uni<Void> announce(MerchantId merchant, List<Account> chunk) {
        var steps =
                chunk.stream().filter(Account::opened).map(Account::snapshot).toList();
        var events = steps.stream()
                .flatMap(step -> AccountWire.events(step, merchant, Actor.SYSTEM, clock.instant()).stream())
                .toList();
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> accounts.save(merchant, step.account()))
                .collect()
                .asList()
                .chain(saved -> outbox.append(events));
    }

    private Uni<Void> advance(MerchantId merchant, RepublishRow row, List<Account> chunk) {
        row.done += chunk.size();
        if (chunk.size() < config.chunk()) {
            row.endedAt = clock.instant();
            return Uni.createFrom().voidItem();
        }
        row.afterOrder = chunk.get(chunk.size() - 1).orderId();
        return timers.schedule(
                new Timer(merchant, TIMER, row.id, clock.instant().plus(config.pause())));
    }
}
