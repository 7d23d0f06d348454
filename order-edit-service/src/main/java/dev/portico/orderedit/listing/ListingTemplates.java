package dev.portico.orderedit.listing;

import dev.portico.kit.http.Problems;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.listing.ListingInput.TemplateInput;
import dev.portico.orderedit.listing.domain.ListingTemplate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Use cases of what listings can take over. One public method is one transaction. */
@ApplicationScoped
class ListingTemplates {

    static final String CHANGED = "listing-template-changed";

    private static final Sql FIND = Sql.of(
            """
            select cast(jsonb_build_object(
                'version', coalesce((select t.version from listing_template t
                                      where t.merchant = :merchant and t.name = :name), 0),
                'document', (select t.document from listing_template t
                              where t.merchant = :merchant and t.name = :name),
                'language', (select m.language from merchant m where m.merchant = :merchant)) as text)
            """);
    // The version is checked again by the statement, so that of two writers one is told.
    private static final Sql REPLACE = Sql.of(
            """
            insert into listing_template as current (merchant, name, version, document, updated_at)
            values (:merchant, :name, :version, cast(cast(:document as text) as jsonb),
                    cast(cast(:now as text) as timestamptz))
            on conflict (merchant, name) do update
               set version = excluded.version, document = excluded.document, updated_at = excluded.updated_at
             where current.version = excluded.version - 1
            """);

    private final Clock clock;

    ListingTemplates(Clock clock) {
        this.clock = clock;
    }

    /** A template and how often it has been replaced. */
    record Versioned(ListingTemplate template, int version) {}

    private record Facts(Optional<ListingTemplate> template, int version, String language) {}

    @MerchantTransaction
    public Uni<Versioned> get(MerchantId merchant, String name) {
        return find(merchant, name).map(facts -> facts.template()
                .map(template -> new Versioned(template, facts.version()))
                .orElseThrow(() -> Problems.notFound("listing-template")));
    }

    /** @param expected the version the caller has read, if they said so; another one ends in a 412 */
    @MerchantTransaction
    public Uni<Versioned> put(MerchantId merchant, String name, Optional<Integer> expected, TemplateInput input) {
        return find(merchant, name)
                .invoke(facts -> check(expected, facts.version()))
                .map(facts -> next(name, input, facts))
                .call(next -> store(merchant, name, next));
    }

    private static void check(Optional<Integer> expected, int version) {
        if (expected.isPresent() && expected.get() != version) {
            throw changed();
        }
    }

    private static Versioned next(String name, TemplateInput input, Facts facts) {
        return new Versioned(ListingReader.template(name, input, facts.language()), facts.version() + 1);
    }

    private static Uni<Facts> find(MerchantId merchant, String name) {
        return FIND.with("merchant", merchant.value())
                .with("name", name)
                .one(String.class)
                .map(Documents::tree)
                .map(row -> new Facts(
                        row.path("document").isObject()
                                ? Optional.of(Documents.read(row.get("document"), ListingTemplate.class))
                                : Optional.empty(),
                        row.get("version").asInt(),
                        row.path("language").asText("en")));
    }

    private Uni<Void> store(MerchantId merchant, String name, Versioned next) {
        return REPLACE.with("merchant", merchant.value())
                .with("name", name)
                .with("version", next.version())
                .with("document", Documents.write(next.template()))
                .with("now", clock.instant().toString())
                .update()
                .invoke(ListingTemplates::exactlyOne)
                .replaceWithVoid();
    }

    private static void exactlyOne(int rows) {
        if (rows != 1) {
            throw changed();
        }
    }

    private static RuntimeException changed() {
        return Problems.of(412, CHANGED, "It was changed since it was read");
    }
}
