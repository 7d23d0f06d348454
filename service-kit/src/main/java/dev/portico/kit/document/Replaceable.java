package dev.portico.kit.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A document of a merchant that is replaced whole and has a version, its ETag: one row of a table ({@code merchant},
 * {@code version}, {@code document}, {@code updated_at}). Only inside a transaction.
 */
public final class Replaceable<T> {

    // Of its own: amounts and percentages come back as they were stored, whatever the HTTP side is set to.
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final String FIND =
            """
            select cast(jsonb_build_object('version', version, 'document', document) as text)
              from %s where merchant = :merchant
            """;
    // The version is checked again by the statement, so that of two writers one is told.
    private static final String REPLACE =
            """
            insert into %s as current (merchant, version, document, updated_at)
            values (:merchant, :version, cast(cast(:document as text) as jsonb), cast(cast(:now as text) as timestamptz))
            on conflict (merchant) do update
               set version = excluded.version, document = excluded.document, updated_at = excluded.updated_at
             where current.version = excluded.version - 1
            """;

    private final Form<T> form;
    private final Sql find;
    private final Sql replace;

    /**
     * How a document is kept.
     *
     * @param table never from outside: it becomes part of the statements
     * @param changed the code of the problem (412) that tells of another version
     * @param fallback what there is as long as nobody has replaced it: version 0
     */
    public record Form<T>(
            String table, String changed, T fallback, Function<JsonNode, T> read, Function<T, String> write) {}

    /** A document and how often it has been replaced. */
    public record Versioned<T>(T document, int version) {}

    public Replaceable(Form<T> form) {
        this.form = form;
        this.find = Sql.of(FIND.formatted(form.table()));
        this.replace = Sql.of(REPLACE.formatted(form.table()));
    }

    public Uni<Versioned<T>> find(MerchantId merchant) {
        return find.with("merchant", merchant.value()).first(String.class).map(found -> found.map(Replaceable::tree)
                .map(this::versioned)
                .orElseGet(() -> new Versioned<>(form.fallback(), 0)));
    }

    /** @param expected the version the caller has read, if they said so; another one ends in a 412 */
    public Uni<Versioned<T>> replace(MerchantId merchant, Optional<Integer> expected, T document, Instant now) {
        return find(merchant)
                .invoke(current -> check(expected, current))
                .map(current -> new Versioned<>(document, current.version() + 1))
                .call(next -> store(merchant, next, now));
    }

    private static JsonNode tree(String row) {
        try {
            return JSON.readTree(row);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored document must be readable", broken);
        }
    }

    private Versioned<T> versioned(JsonNode row) {
        return new Versioned<>(
                form.read().apply(row.get("document")), row.get("version").asInt());
    }

    private void check(Optional<Integer> expected, Versioned<T> current) {
        if (expected.isPresent() && expected.get() != current.version()) {
            throw changed();
        }
    }

    private Uni<Void> store(MerchantId merchant, Versioned<T> next, Instant now) {
        return replace.with("merchant", merchant.value())
                .with("version", next.version())
                .with("document", form.write().apply(next.document()))
                .with("now", now.toString())
                .update()
                .invoke(this::exactlyOne)
                .replaceWithVoid();
    }

    private void exactlyOne(int rows) {
        if (rows != 1) {
            throw changed();
        }
    }

    private ProblemException changed() {
        return Problems.of(412, form.changed(), "It was changed since it was read");
    }
}
