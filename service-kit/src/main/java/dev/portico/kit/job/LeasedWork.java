package dev.portico.kit.job;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * Work that rows of a table wait for and that happens outside the database: a mail to send, a processor to ask. It has
 * three steps, because no transaction waits for a third party. {@link LeaseWorker} runs them and says what it promises.
 *
 * @param <R> the row's entity
 * @param <T> the task: what is known about a row once the transaction that took it is over
 * @param <O> what became of a task
 */
public interface LeasedWork<R, T, O> {

    /** For the log. */
    String name();

    Class<R> row();

    /**
     * Native SQL for the rows that are due at {@code :now} (text, to be cast twice), the most urgent first. It selects the
     * columns that the entity maps and no others, which Hibernate would fail on. The worker appends limit and lock.
     */
    String due();

    /** How many rows a turn takes at most. */
    default int batch() {
        return 1;
    }

    /** How many of them are performed at the same time. */
    default int parallel() {
        return 1;
    }

    /**
     * Takes a row, in a transaction across merchants. It has to move the row's due time on, which is the lease: when the
     * row is due again if nobody tells what became of it. Whatever it changes is stored with the transaction.
     */
    Uni<T> take(R row, Instant now);

    /** A task's id for the log, without personal data. */
    Object id(T task);

    /**
     * Does the work, in no transaction. With a batch of more than one it keeps off the database, since the outcome of
     * another task may be on its way there.
     */
    Uni<O> perform(T task);

    /**
     * Stores what became of it, in a transaction of its own; one outcome after the other. The lease may have ended and
     * somebody else have the row by now.
     */
    Uni<Void> settle(T task, O outcome);
}
