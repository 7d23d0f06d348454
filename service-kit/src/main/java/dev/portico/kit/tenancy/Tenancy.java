package dev.portico.kit.tenancy;

import dev.portico.kit.outbox.OutboxSignal;
import dev.portico.kit.sql.Sql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * Runs work in a transaction that row-level security has tied to a merchant.
 *
 * <p>The name is set with {@code set_config(…, true)}: it ends with the transaction, so a pooled connection never
 * carries it on.
 */
@ApplicationScoped
public class Tenancy {

    /** What jobs across merchants run under. */
    private static final String ALL = "*";

    private static final String IN_LOGS = "merchant";

    private static final Sql ENTER = Sql.of("select set_config('portico.merchant', :merchant, true)");
    private static final Sql ENTER_PLANNED = Sql.of(
            """
            select set_config('portico.merchant', :merchant, true), set_config('plan_cache_mode', 'force_generic_plan', true)
            """);
    private static final String ENTER_CONNECTION = "select set_config('portico.merchant', $1, true)";
    private static final String ENTERED = Tenancy.class.getName();

    private final OutboxSignal outbox;

    Tenancy(OutboxSignal outbox) {
        this.outbox = outbox;
    }

    public <T> Uni<T> inTransaction(MerchantId merchant, Supplier<Uni<T>> work) {
        return inTransaction(ENTER, merchant.value(), work);
    }

    /** The same, with statements that are planned once: see {@link MerchantTransaction#plannedOnce()}. */
    <T> Uni<T> inPlannedTransaction(MerchantId merchant, Supplier<Uni<T>> work) {
        return inTransaction(ENTER_PLANNED, merchant.value(), work);
    }

    public <T> Uni<T> acrossMerchants(Supplier<Uni<T>> work) {
        return inTransaction(ENTER, ALL, work);
    }

    /**
     * The same for the kit's workers that need no session: a transaction across merchants on a connection of the pool.
     */
    public static <T> Uni<T> acrossMerchants(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(
                connection -> enter(connection, ENTER_CONNECTION).chain(entered -> work.apply(connection)));
    }

    /**
     * The same with a statement less: what enters the transaction selects the {@code columns} too. They must not read a
     * table, whose rows are not visible yet.
     */
    public static <T> Uni<T> acrossMerchants(Pool pool, String columns, BiFunction<SqlConnection, Row, Uni<T>> work) {
        return pool.withTransaction(connection ->
                enter(connection, ENTER_CONNECTION + ", " + columns).chain(entered -> work.apply(connection, entered)));
    }

    /**
     * Narrows the running transaction of a worker from all merchants to one. Only for the kit, where a row found under
     * {@link #ALL} says whose work it is.
     */
    public <T> Uni<T> narrowedTo(MerchantId merchant, Supplier<Uni<T>> work) {
        return enter(ENTER, merchant.value()).chain(entered -> work.get());
    }

    private <T> Uni<T> inTransaction(Sql enter, String name, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> isInside() ? join(name, work) : begin(enter, name, work));
    }

    private <T> Uni<T> begin(Sql enter, String name, Supplier<Uni<T>> work) {
        AfterCommit.begin(context());
        return Panache.withTransaction(() -> enter(enter, name).chain(entered -> work.get()))
                .onTermination()
                .invoke((item, failure, cancelled) -> leave(failure == null && !cancelled))
                .invoke(outbox::committed);
    }

    private static <T> Uni<T> join(String name, Supplier<Uni<T>> work) {
        if (!name.equals(context().<String>getLocal(ENTERED))) {
            throw new IllegalStateException("this transaction is for another merchant");
        }
        return work.get();
    }

    private static Uni<Void> enter(Sql enter, String name) {
        return enter.with("merchant", name)
                .one(String.class)
                .invoke(() -> entered(name))
                .replaceWithVoid();
    }

    private static void entered(String name) {
        context().putLocal(ENTERED, name);
        MDC.put(IN_LOGS, name);
    }

    private static Uni<Row> enter(SqlConnection connection, String statement) {
        return connection.preparedQuery(statement).execute(Tuple.of(ALL)).map(rows -> rows.iterator()
                .next());
    }

    private static boolean isInside() {
        var context = Vertx.currentContext();
        return context != null && context.getLocal(ENTERED) != null;
    }

    private static void leave(boolean committed) {
        context().removeLocal(ENTERED);
        MDC.remove(IN_LOGS);
        AfterCommit.end(context(), committed);
    }

    private static Context context() {
        var context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("not on a Vert.x context");
        }
        return context;
    }
}
