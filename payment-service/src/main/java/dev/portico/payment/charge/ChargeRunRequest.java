package dev.portico.payment.charge;

import dev.portico.kit.http.Faults;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to charge. Whatever is asked for, only those with a card on file that owe something are.
 *
 * @param count for {@code OLDEST} and {@code NEWEST}: how many orders
 * @param orderIds for {@code CHOSEN}: which orders
 * @param listingId charges for pre-orders from this listing only, and asks for no other's
 * @param dryRun tells counts and sums, and stores nothing
 */
record ChargeRunRequest(
        @NotNull Scope scope,
        @Nullable @Positive Integer count,
        @Nullable @Size(min = 1, max = 10_000) List<@NotNull UUID> orderIds,
        @Nullable UUID listingId,
        @Nullable Boolean dryRun) {

    enum Scope {
        ALL,
        CHOSEN,
        OLDEST,
        NEWEST
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    /** A field that its scope has no use for was meant for something: better to ask than to charge others than meant. */
    void check() {
        var counted = scope == Scope.OLDEST || scope == Scope.NEWEST;
        var faults = new Faults();
        if (counted && count == null) {
            faults = faults.add("count-missing", "/count", "This scope needs a number of orders");
        }
        if (!counted && count != null) {
            faults = faults.add("count-not-allowed", "/count", "Only OLDEST and NEWEST take a number of orders");
        }
        if (scope == Scope.CHOSEN && orderIds == null) {
            faults = faults.add("orders-missing", "/orderIds", "This scope needs order ids");
        }
        if (scope != Scope.CHOSEN && orderIds != null) {
            faults = faults.add("orders-not-allowed", "/orderIds", "Only CHOSEN takes order ids");
        }
        faults.throwIfAny(400, "invalid-request", "The request has faults");
    }
}
