package dev.portico.kit.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.EventHeaders;
import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.AllMerchantsTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The dead letters of this service as rows. They may belong to any merchant, or to none that can be read. */
@ApplicationScoped
class DeadLetterTable {

    private static final String COLUMNS =
            """
             id, replayed_at is not null, merchant, topic, partition, position, key, type, reason, deaths, dead_at,
             cast(replays as text)
            """;

    private static final Sql KEEP = Sql.of(
            """
            insert into dead_letter (id, merchant, topic, partition, position, sent_at, key, type, headers, body, reason, dead_at)
            values (:id, :merchant, :topic, :partition, :position, cast(cast(:sent as text) as timestamptz), :key, :type,
                    cast(cast(:headers as text) as jsonb), decode(cast(:body as text), 'base64'), :reason,
                    cast(cast(:now as text) as timestamptz))
            on conflict (topic, partition, position, sent_at)
            do update set deaths = dead_letter.deaths + 1, reason = excluded.reason, headers = excluded.headers,
                          body = excluded.body, replayed_at = null
            """);

    private static final Sql FIND = Sql.of("select" + COLUMNS + " from dead_letter where id = :id");

    // Two statements, so that each has an index of its own.
    private static final Sql WAITING = Sql.of(
            "select" + COLUMNS
                    + """
              from dead_letter
             where replayed_at is null
               and (dead_at, id) < (cast(cast(:at as text) as timestamptz), :id)
             order by dead_at desc, id desc limit :rows
            """);
    private static final Sql REPLAYED = Sql.of(
            "select" + COLUMNS
                    + """
              from dead_letter
             where replayed_at is not null
               and (dead_at, id) < (cast(cast(:at as text) as timestamptz), :id)
             order by dead_at desc, id desc limit :rows
            """);

    private static final Sql ASK = Sql.of(
            """
            update dead_letter
               set replays = replays || jsonb_build_object('at', cast(:at as text), 'by', cast(:by as text))
             where id = :id and replayed_at is null
            returning topic, partition, position, cast(extract(epoch from sent_at) * 1000 as bigint), key,
                      cast(headers as text), encode(body, 'base64'), deaths
            """);

    // What was handled is no longer needed here, and may be about a person.
    private static final Sql SETTLE = Sql.of(
            """
            update dead_letter
               set replayed_at = cast(cast(:now as text) as timestamptz), body = null, headers = '{}'
             where id = :id and deaths = :deaths
            """);

    private static final Cursor NEWEST =
            new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(Long.MAX_VALUE, Long.MAX_VALUE));

    private final StoredJson json;
    private final Clock clock;

    DeadLetterTable(StoredJson json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** A dead letter as its consumer will get it again, and how often it has died before. */
    record Asked(UUID id, ConsumerRecord<String, String> letter, int deaths) {}

    /** The same record dies once, however often it is delivered; again is counted. */
    @AllMerchantsTransaction
    public Uni<Void> keep(ConsumerRecord<String, String> dead, String reason) {
        return KEEP.with("id", Ids.next())
                .with("merchant", header(dead, EventHeaders.MERCHANT).orElse(""))
                .with("topic", dead.topic())
                .with("partition", dead.partition())
                .with("position", dead.offset())
                .with("sent", Instant.ofEpochMilli(dead.timestamp()).toString())
                .with("key", storable(dead.key()))
                .with("type", header(dead, EventHeaders.TYPE).orElse(null))
                .with("headers", headers(dead))
                .with("body", dead.value() == null ? null : base64(dead.value().getBytes(StandardCharsets.UTF_8)))
                .with("reason", reason)
                .with("now", clock.instant().toString())
                .update()
                .replaceWithVoid();
    }

    @AllMerchantsTransaction
    public Uni<Page<DeadLetter>> list(DeadLetter.State state, Optional<Cursor> after, int limit) {
        var from = after.orElse(NEWEST);
        return (state == DeadLetter.State.WAITING ? WAITING : REPLAYED)
                .with("at", from.at().toString())
                .with("id", from.id())
                .with("rows", limit + 1)
                .rows()
                .map(rows -> rows.stream().map(this::read).toList())
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.deadAt(), row.id())));
    }

    @AllMerchantsTransaction
    public Uni<Optional<DeadLetter>> find(UUID id) {
        return FIND.with("id", id).rows().map(rows -> rows.stream().findFirst().map(this::read));
    }

    /** Writes down who asks. Empty when there is no such letter waiting. */
    @AllMerchantsTransaction
    public Uni<Optional<Asked>> ask(UUID id, Actor by) {
        return ASK.with("id", id)
                .with("at", clock.instant().toString())
                .with("by", by.value())
                .rows()
                .map(rows -> rows.stream().findFirst().map(row -> asked(id, row)));
    }

    /** Marks it replayed, unless it has died again since it was asked for. */
    @AllMerchantsTransaction
    public Uni<Void> settle(Asked asked) {
        return SETTLE.with("id", asked.id())
                .with("deaths", asked.deaths())
                .with("now", clock.instant().toString())
                .update()
                .replaceWithVoid();
    }

    private DeadLetter read(@Nullable Object[] row) {
        var columns = new Columns(row);
        var merchant = columns.get(String.class, 2);
        return new DeadLetter(
                columns.get(UUID.class, 0),
                columns.get(Boolean.class, 1) ? DeadLetter.State.REPLAYED : DeadLetter.State.WAITING,
                merchant.isEmpty() ? null : merchant,
                columns.get(String.class, 3),
                columns.get(Integer.class, 4),
                columns.get(Long.class, 5),
                (String) row[6],
                (String) row[7],
                columns.get(String.class, 8),
                columns.get(Integer.class, 9),
                columns.get(OffsetDateTime.class, 10).toInstant(),
                json.read(columns.get(String.class, 11), new TypeReference<>() {}));
    }

    private Asked asked(UUID id, @Nullable Object[] row) {
        var columns = new Columns(row);
        var body = (String) row[6];
        var letter = new ConsumerRecord<>(
                columns.get(String.class, 0),
                columns.get(Integer.class, 1),
                columns.get(Long.class, 2),
                columns.get(Long.class, 3),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                (String) row[4],
                body == null ? null : new String(bytes(body), StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
        json.read(columns.get(String.class, 5), new TypeReference<Map<String, String>>() {})
                .forEach((name, value) -> letter.headers().add(name, bytes(value)));
        return new Asked(id, letter, columns.get(Integer.class, 7));
    }

    private String headers(ConsumerRecord<String, String> dead) {
        var headers = new LinkedHashMap<String, String>();
        dead.headers().forEach(header -> headers.put(header.key(), base64(header.value())));
        return json.write(headers);
    }

    private static Optional<String> header(ConsumerRecord<String, String> dead, String name) {
        return Optional.ofNullable(dead.headers().lastHeader(name))
                .map(header -> storable(new String(header.value(), StandardCharsets.UTF_8)));
    }

    /** PostgreSQL's text has no room for the character zero. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', ' ');
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** PostgreSQL folds what it encodes. */
    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
