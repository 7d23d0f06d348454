package dev.portico.kit.sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import org.jspecify.annotations.Nullable;

/**
 * A statement with named parameters ({@code :merchant}), prepared once, run on the connection of the current Panache
 * transaction. It is what Hibernate's native queries do without their cost: those are planned anew on each call, which was
 * a sixth of the processor time of a commit (docs/adr/0008).
 *
 * <p>Values are what the PostgreSQL client takes: text, numbers, booleans, {@code UUID}, {@code OffsetDateTime}, arrays of
 * them. Pending changes of entities are not flushed first, so a use case works either with entities or with this.
 */
public final class Sql {

    // Not the second colon of a cast.
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    private final String text;
    private final List<String> names;

    private Sql(String text, List<String> names) {
        this.text = text;
        this.names = List.copyOf(names);
    }

    public static Sql of(String text) {
        var names = new ArrayList<String>();
        var numbered = PARAMETER.matcher(text).replaceAll(match -> {
            if (!names.contains(match.group(1))) {
                names.add(match.group(1));
            }
            return "\\$" + (names.indexOf(match.group(1)) + 1);
        });
        return new Sql(numbered, names);
    }

    /** Begins a call without values. */
    public Call call() {
        return new Call(this);
    }

    /** Begins a call with its first value. */
    public Call with(String name, @Nullable Object value) {
        return call().with(name, value);
    }

    private int position(String name) {
        int position = names.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException("The statement has no parameter " + name);
        }
        return position;
    }

    /** A statement with values. It does nothing until what a method here returns is subscribed to. */
    public static final class Call {

        private static final Object MISSING = new Object();

        private final Sql sql;
        private final @Nullable Object[] values;

        private Call(Sql sql) {
            this.sql = sql;
            this.values = new Object[sql.names.size()];
            Arrays.fill(values, MISSING);
        }

        /** @throws IllegalArgumentException if the statement has no such parameter */
        public Call with(String name, @Nullable Object value) {
            values[sql.position(name)] = value;
            return this;
        }

        /** The number of rows written. */
        public Uni<Integer> update() {
            return connection().chain(connection -> Uni.createFrom()
                    .completionStage(() -> connection.update(sql.text, complete())));
        }

        public Uni<List<@Nullable Object[]>> rows() {
            return select().map(Call::toList);
        }

        /** The first column of each row. */
        public <T> Uni<List<T>> column(Class<T> type) {
            return rows().map(
                            rows -> rows.stream().map(row -> type.cast(row[0])).toList());
        }

        /** The first column of the first row, if there is a row. */
        public <T> Uni<Optional<T>> first(Class<T> type) {
            return column(type).map(values -> values.stream().findFirst());
        }

        /** The first column of the only row; fails when there is none. */
        public <T> Uni<T> one(Class<T> type) {
            return first(type).map(Optional::orElseThrow);
        }

        private Uni<Result> select() {
            return connection().chain(connection -> Uni.createFrom()
                    .completionStage(() -> connection.select(sql.text, complete())));
        }

        private static Uni<ReactiveConnection> connection() {
            return Panache.getSession().map(session -> ((MutinySessionImpl) session).getReactiveConnection());
        }

        private @Nullable Object[] complete() {
            int missing = Arrays.asList(values).indexOf(MISSING);
            if (missing >= 0) {
                throw new IllegalStateException("The parameter " + sql.names.get(missing) + " has no value");
            }
            return values.clone();
        }

        private static List<@Nullable Object[]> toList(Result result) {
            var rows = new ArrayList<@Nullable Object[]>(result.size());
            result.forEachRemaining(rows::add);
            return rows;
        }
    }
}
