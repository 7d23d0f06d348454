package dev.portico.kit.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps statements prepared whatever their length. The client's own limit is 2,048 characters: a longer one is parsed and
 * planned anew on each call, without a word, which for the read of an order took longer than the read.
 */
@Singleton
class PreparedStatements implements PgPoolCreator {

    private static final int LONGEST_STATEMENT = 32_768;

    @Override
    public Pool create(Input input) {
        var connections = input.pgConnectOptionsList();
        connections.forEach(options -> options.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.copyOf(connections))
                .using(input.vertx())
                .build();
    }
}
