package dev.portico.orderedit.policy;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.PolicyComparison;
import dev.portico.orderedit.policy.domain.Replay;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Replays stored orders against a policy that nobody has saved. Chunk by chunk, each read in a transaction of its own: nobody waits
 * for it, and memory does not grow with the number of orders.
 */
@ApplicationScoped
class WhatIfs {

    private static final Duration PERIOD = Duration.ofDays(30);

    private final StoredOrders orders;
    private final Clock clock;

    WhatIfs(StoredOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    Uni<WhatIf> of(MerchantId merchant, EditPolicy proposed) {
        var walk = new Walk(clock.instant(), proposed);
        return Multi.createBy()
                .repeating()
                .uni(() -> orders.before(merchant, walk.position).invoke(walk::add))
                .whilst(walk::goesOn)
                .collect()
                .last()
                .map(last -> walk.result());
    }

    /** Where one request is in the orders, newest first, and what it has counted. */
    private static final class Walk {

        private final Instant to;
        private final Instant from;
        private final EditPolicy proposed;
        private final PolicyComparison now = new PolicyComparison();
        private final PolicyComparison whenPlaced = new PolicyComparison();
        private Cursor position;
        private long count;

        Walk(Instant to, EditPolicy proposed) {
            this.to = to;
            this.from = to.minus(PERIOD);
            this.proposed = proposed;
            this.position = new Cursor(to.plusNanos(1000), new UUID(-1L, -1L));
        }

        boolean goesOn(List<LoadedOrder> chunk) {
            return chunk.size() == StoredOrders.CHUNK
                    && !chunk.get(chunk.size() - 1).order().placedAt().isBefore(from);
        }

        void add(List<LoadedOrder> chunk) {
            for (var loaded : chunk) {
                var order = loaded.order();
                if (!order.placedAt().isBefore(from)) {
                    count++;
                    now.add(loaded.situation(), proposed);
                    whenPlaced.add(Replay.whenPlaced(loaded.situation()), proposed);
                }
                position = new Cursor(order.placedAt(), order.id());
            }
        }

        WhatIf result() {
            return new WhatIf(
                    from, to, count, new WhatIf.Outcome(now.actions()), new WhatIf.Outcome(whenPlaced.actions()));
        }
    }
}
