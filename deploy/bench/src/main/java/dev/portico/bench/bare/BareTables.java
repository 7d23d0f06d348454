package dev.portico.bench.bare;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Creates the schema {@code bench} and fills it with documents of an order's size. Starts over each time. */
@ApplicationScoped
class BareTables {

    static final int ROWS = 1000;

    private static final String CREATE =
            """
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.page (slug text primary key, title text not null, body text not null);
            create table bench.document (
                id int primary key, merchant text not null, version int not null, total_minor bigint not null,
                document jsonb not null);
            create index on bench.document (merchant, version);
            create table bench.edit (
                id uuid primary key, merchant text not null, document_id int not null, before jsonb not null,
                after jsonb not null, committed_at timestamptz not null);
            create index on bench.edit (merchant, document_id);
            create table bench.history (
                id uuid primary key, merchant text not null, document_id int not null, at timestamptz not null,
                events jsonb not null, changes jsonb not null);
            create index on bench.history (merchant, document_id, at desc, id desc);
            create table bench.deadline (document_id int primary key, due_at timestamptz not null);
            create index on bench.deadline (due_at);
            create table bench.stock (merchant text, variant int, units bigint not null, primary key (merchant, variant));
            create table bench.outbox (
                position bigint generated always as identity primary key, id uuid not null,
                aggregatetype text not null, aggregateid text not null, type text not null, payload text not null,
                headers jsonb not null, merchant text not null, created_at timestamptz not null);
            """;
    private static final String FILL =
            """
            insert into bench.page select 'page-' || i, 'Page ' || i, %2$s from generate_series(1, %1$d) as i;
            insert into bench.document select i, 'bench', 1, 0, jsonb_build_object('text', %2$s)
              from generate_series(1, %1$d) as i;
            insert into bench.stock select 'bench', i, 1000000000 from generate_series(1, %1$d) as i;
            analyze bench.page;
            analyze bench.document;
            """
                    .formatted(ROWS, incompressible());

    private final Pool pool;

    BareTables(Pool pool) {
        this.pool = pool;
    }

    // Waiting is all right here: this is a program of its own, and there is nothing to serve before its tables are
    // there.
    void create(@Observes StartupEvent starting) {
        pool.query(CREATE + FILL).execute().await().atMost(Duration.ofMinutes(1));
    }

    /** About 6 KB that the database can't pack into nothing. */
    private static String incompressible() {
        return "(select string_agg(md5(i || '-' || j), ' ') from generate_series(1, 180) as j)";
    }
}
