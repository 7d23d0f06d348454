package dev.portico.kit.job;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Work outside the database of which a lot may be due at once. Unlike {@link LeasedWork} it has no lease: what is taken is
 * begun in the same transaction, many rows in one, and many outcomes are stored in one. {@link BatchWorker} runs it.
 *
 * @param <T> the task: a row that was begun, and what is to be done for it
 * @param <O> what became of a task
 */
public interface BatchedWork<T, O> {

    /** What became of a task. */
    record Done<T, O>(T task, O outcome) {}

    /** For the log. */
    String name();

    /**
     * The rows that are due at {@code :now} (text, to be cast twice), at most {@code :limit}, the most urgent first: merchant
     * and id. It locks what {@link #begin} changes, and skips what others have locked.
     */
    Sql due();

    /** How many tasks are under way at the same time. */
    int parallel();

    /** How many rows a transaction begins at most, and how many outcomes one stores. */
    default int batch() {
        return parallel();
    }

    /**
     * Begins rows, in the transaction that holds them: what has to be stored before anything is done, so that a task that is
     * cut off is found again. A row that leads to no task is not due any more afterwards.
     *
     * @param now what the rows were due at; one that isn't, since somebody else had it, is left alone
     */
    Uni<List<T>> begin(MerchantId merchant, List<UUID> ids, Instant now);

    /** Puts off a row that can't be begun. In no transaction yet. */
    Uni<Void> putOff(MerchantId merchant, UUID id);

    MerchantId merchant(T task);

    /** A task's id for the log, without personal data. */
    Object id(T task);

    /** Does the work, in no transaction, on a context of its own. */
    Uni<O> perform(T task);

    /** Stores what became of tasks of one merchant. In no transaction yet. */
    Uni<Void> settle(MerchantId merchant, List<Done<T, O>> done);
}
