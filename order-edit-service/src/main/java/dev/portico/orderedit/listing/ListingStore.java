package dev.portico.orderedit.listing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.http.Cursor;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.listing.domain.Listing;
import dev.portico.orderedit.listing.domain.ListingStage;
import dev.portico.orderedit.listing.domain.ListingTemplate;
import dev.portico.orderedit.listing.domain.ShippingStatement;
import dev.portico.orderedit.order.domain.PreOrderWish;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Listings, and the history of their statements, as rows. Only inside a transaction. */
@ApplicationScoped
public class ListingStore {

    private static final String ROW =
            "cast(jsonb_build_object('listing', l.document, 'sequence', l.event_sequence, 'createdAt', l.created_at)"
                    + " as text)";

    // What a listing is read with that is not there yet.
    private static final Sql FACTS = Sql.of(
            """
            select cast(jsonb_build_object(
                'stored', (select jsonb_build_object('listing', l.document, 'sequence', l.event_sequence)
                             from listing l where l.merchant = :merchant and l.external_id = :externalId),
                'template', (select t.document from listing_template t
                              where t.merchant = :merchant and t.name = :template),
                'language', (select m.language from merchant m where m.merchant = :merchant)) as text)
            """);
    private static final Sql BY_EXTERNAL_ID =
            Sql.of("select " + ROW + " from listing l where l.merchant = :merchant and l.external_id = :externalId");
    private static final Sql BY_ID =
            Sql.of("select " + ROW + " from listing l where l.merchant = :merchant and l.id = :id");
    private static final Sql NAMED = Sql.of(
            "select " + ROW
                    + """
             from listing l
             where l.merchant = :merchant
               and (l.id in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as uuid))
                    or l.external_id in (select jsonb_array_elements_text(cast(cast(:externalIds as text) as jsonb))))
            """);
    private static final Sql NEWEST = newest("");
    private static final Sql NEWEST_IN_STAGE = newest("and l.stage = :stage");

    private static final Sql INSERT = Sql.of(
            """
            insert into listing (id, merchant, external_id, stage, version, event_sequence, document, created_at)
            values (:id, :merchant, :externalId, :stage, :version, 1, cast(cast(:document as text) as jsonb),
                    cast(cast(:now as text) as timestamptz))
            on conflict (merchant, external_id) do nothing
            """);
    private static final Sql UPDATE = Sql.of(
            """
            update listing
               set stage = :stage, version = :version, event_sequence = event_sequence + 1,
                   document = cast(cast(:document as text) as jsonb)
             where merchant = :merchant and id = :id and event_sequence = :expected
            """);
    private static final Sql KEEP_STATEMENT = Sql.of(
            """
            insert into shipping_statement (id, merchant, listing_id, document, published_at)
            values (:id, :merchant, :listing, cast(cast(:document as text) as jsonb),
                    cast(cast(:at as text) as timestamptz))
            """);
    private static final Sql STATEMENTS = Sql.of(
            """
            select cast(document as text) from shipping_statement
             where merchant = :merchant and listing_id = :listing
               and (published_at, id) < (cast(cast(:at as text) as timestamptz), :id)
             order by published_at desc, id desc limit :limit
            """);

    private final Clock clock;

    ListingStore(Clock clock) {
        this.clock = clock;
    }

    /** A listing, if it is there, and what its next form is read with. */
    public record Facts(Optional<LoadedListing> stored, Optional<ListingTemplate> template, String language) {}

    /** A listing with its place among all of them. */
    record Placed(LoadedListing loaded, Cursor place) {}

    public Uni<Facts> facts(MerchantId merchant, String externalId, @Nullable String template) {
        return FACTS.with("merchant", merchant.value())
                .with("externalId", externalId)
                .with("template", template)
                .one(String.class)
                .map(Documents::tree)
                .map(row -> facts(merchant, row));
    }

    private static Facts facts(MerchantId merchant, JsonNode row) {
        var stored = row.path("stored");
        var template = row.path("template");
        return new Facts(
                stored.isObject() ? Optional.of(loaded(merchant, stored)) : Optional.empty(),
                template.isObject() ? Optional.of(Documents.read(template, ListingTemplate.class)) : Optional.empty(),
                row.path("language").asText("en"));
    }

    private static LoadedListing loaded(MerchantId merchant, JsonNode row) {
        return new LoadedListing(
                merchant,
                Documents.read(row.get("listing"), Listing.class),
                row.get("sequence").asLong());
    }

    public Uni<Optional<LoadedListing>> findByExternalId(MerchantId merchant, String externalId) {
        return BY_EXTERNAL_ID
                .with("merchant", merchant.value())
                .with("externalId", externalId)
                .first(String.class)
                .map(found -> found.map(row -> loaded(merchant, Documents.tree(row))));
    }

    public Uni<Optional<LoadedListing>> find(MerchantId merchant, UUID id) {
        return BY_ID.with("merchant", merchant.value())
                .with("id", id)
                .first(String.class)
                .map(found -> found.map(row -> loaded(merchant, Documents.tree(row))));
    }

    /** Those of the listings that are wished for that there are. */
    public Uni<List<Listing>> named(MerchantId merchant, List<PreOrderWish> wishes) {
        return NAMED.with("merchant", merchant.value())
                .with("ids", names(wishes, PreOrderWish::listingId))
                .with("externalIds", names(wishes, PreOrderWish::listing))
                .column(String.class)
                .map(rows -> rows.stream()
                        .map(row -> loaded(merchant, Documents.tree(row)).listing())
                        .toList());
    }

    private static String names(List<PreOrderWish> wishes, Function<PreOrderWish, @Nullable Object> name) {
        return Documents.write(
                wishes.stream().map(name).filter(Objects::nonNull).distinct().toList());
    }

    private static Sql newest(String condition) {
        return Sql.of("select " + ROW
                + """
                 from listing l
                 where l.merchant = :merchant %s
                   and (l.created_at, l.id) < (cast(cast(:at as text) as timestamptz), :id)
                 order by l.created_at desc, l.id desc limit :limit
                """
                        .formatted(condition));
    }

    /** Listings before a place, newest first. */
    Uni<List<Placed>> list(MerchantId merchant, @Nullable ListingStage stage, Cursor before, int limit) {
        var call = stage == null ? NEWEST.call() : NEWEST_IN_STAGE.with("stage", stage.name());
        return call.with("merchant", merchant.value())
                .with("at", before.at().toString())
                .with("id", before.id())
                .with("limit", limit)
                .column(String.class)
                .map(rows -> rows.stream().map(row -> placed(merchant, row)).toList());
    }

    private static Placed placed(MerchantId merchant, String text) {
        var row = Documents.tree(text);
        var loaded = loaded(merchant, row);
        var createdAt = OffsetDateTime.parse(row.get("createdAt").asText()).toInstant();
        return new Placed(loaded, new Cursor(createdAt, loaded.listing().id()));
    }

    /** @return failed with {@link OptimisticLockException} when another request has stored it meanwhile */
    Uni<Void> insert(MerchantId merchant, Listing listing) {
        return INSERT.with("id", listing.id())
                .with("merchant", merchant.value())
                .with("externalId", listing.externalId())
                .with("stage", listing.stage().name())
                .with("version", listing.version())
                .with("document", Documents.write(listing))
                .with("now", clock.instant().toString())
                .update()
                .invoke(ListingStore::exactlyOne)
                .replaceWithVoid();
    }

    /**
     * Stores what a listing has become, and takes the next sequence for the one event that tells of it.
     *
     * @return failed with {@link OptimisticLockException} when another transaction was faster
     */
    public Uni<Void> update(LoadedListing loaded, Listing next) {
        return UPDATE.with("stage", next.stage().name())
                .with("version", next.version())
                .with("document", Documents.write(next))
                .with("merchant", loaded.merchant().value())
                .with("id", next.id())
                .with("expected", loaded.sequence())
                .update()
                .invoke(ListingStore::exactlyOne)
                .replaceWithVoid();
    }

    public Uni<Void> keep(MerchantId merchant, UUID listing, ShippingStatement statement) {
        return KEEP_STATEMENT
                .with("id", statement.id())
                .with("merchant", merchant.value())
                .with("listing", listing)
                .with("document", Documents.write(statement))
                .with("at", statement.publishedAt().toString())
                .update()
                .replaceWithVoid();
    }

    /** A listing's statements before a place, newest first. */
    Uni<List<ShippingStatement>> statements(MerchantId merchant, UUID listing, Cursor before, int limit) {
        return STATEMENTS
                .with("merchant", merchant.value())
                .with("listing", listing)
                .with("at", before.at().toString())
                .with("id", before.id())
                .with("limit", limit)
                .column(String.class)
                .map(rows -> rows.stream()
                        .map(row -> Documents.read(Documents.tree(row), ShippingStatement.class))
                        .toList());
    }

    private static void exactlyOne(int rows) {
        if (rows != 1) {
            throw new OptimisticLockException("The listing was changed by another transaction");
        }
    }
}
