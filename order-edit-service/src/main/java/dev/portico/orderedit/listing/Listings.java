package dev.portico.orderedit.listing;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Fault;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.listing.ListingInput.StatementInput;
import dev.portico.orderedit.listing.ListingReader.Given;
import dev.portico.orderedit.listing.ListingReader.Read;
import dev.portico.orderedit.listing.ListingStore.Facts;
import dev.portico.orderedit.listing.domain.Listing;
import dev.portico.orderedit.listing.domain.ListingStage;
import dev.portico.orderedit.listing.domain.ShippingStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Use cases of listings and their statements. One public method is one transaction. */
@ApplicationScoped
class Listings {

    static final String CHANGED = "listing-changed";

    private final ListingStore store;
    private final ListingEvents events;
    private final Clock clock;

    Listings(ListingStore store, ListingEvents events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** A listing as it is now, and whether it was not there before. */
    record Stored(Listing listing, boolean isNew) {}

    /** The statement that holds, and whether it is the one that was asked for and not there before. */
    record Published(ShippingStatement statement, boolean isNew) {}

    /**
     * Creates a listing or replaces what its merchant writes about it; the same again changes nothing.
     *
     * @param expected the version the caller has read, if they said so; another one ends in a 412
     */
    @MerchantTransaction
    public Uni<Stored> put(
            MerchantId merchant, Actor actor, String externalId, Optional<Integer> expected, ListingInput input) {
        return store.facts(merchant, externalId, input.template())
                .invoke(facts -> check(expected, facts.stored()))
                .chain(facts -> put(merchant, actor, facts, read(externalId, input, facts)));
    }

    private record Named(String externalId, Read read) {}

    private static Named read(String externalId, ListingInput input, Facts facts) {
        var given = new Given(facts.stored().map(LoadedListing::listing), facts.template(), facts.language());
        return new Named(externalId, ListingReader.listing(externalId, input, given));
    }

    private Uni<Stored> put(MerchantId merchant, Actor actor, Facts facts, Named named) {
        return facts.stored()
                .map(loaded -> replace(loaded, actor, named.read()))
                .orElseGet(() -> begin(merchant, actor, named));
    }

    private Uni<Stored> begin(MerchantId merchant, Actor actor, Named named) {
        var read = named.read();
        var statements = firstStatement(read.statementTexts());
        var listing = Listing.begun(Ids.next(), named.externalId(), read.content(), read.stage(), statements);
        return store.insert(merchant, listing)
                .chain(() -> keep(merchant, listing, statements))
                .chain(() -> events.first(
                        merchant,
                        actor,
                        listing.id(),
                        "listing.published.v1",
                        new ListingWire.Published(ListingExcerpt.of(listing))))
                .replaceWith(new Stored(listing, true));
    }

    private List<ShippingStatement> firstStatement(Map<String, String> texts) {
        return texts.isEmpty()
                ? List.of()
                : List.of(new ShippingStatement(Ids.next(), texts, null, null, null, clock.instant()));
    }

    private Uni<Void> keep(MerchantId merchant, Listing listing, List<ShippingStatement> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.keep(merchant, listing.id(), statements.get(0));
    }

    private Uni<Stored> replace(LoadedListing loaded, Actor actor, Read read) {
        var before = loaded.listing();
        var statements =
                before.statements().isEmpty() ? firstStatement(read.statementTexts()) : List.<ShippingStatement>of();
        var replaced = before.replacedBy(read.content());
        var after = statements.isEmpty() ? replaced : replaced.publishing(statements.get(0));
        if (after.equals(before)) {
            return Uni.createFrom().item(new Stored(before, false));
        }
        return store.update(loaded, after)
                .chain(() -> keep(loaded.merchant(), after, statements))
                .chain(() -> events.next(
                        loaded, actor, "listing.published.v1", new ListingWire.Published(ListingExcerpt.of(after))))
                .replaceWith(new Stored(after, false));
    }

    private static void check(Optional<Integer> expected, Optional<LoadedListing> current) {
        int version = current.map(loaded -> loaded.listing().version()).orElse(0);
        if (expected.isPresent() && expected.get() != version) {
            throw Problems.of(412, CHANGED, "It was changed since it was read");
        }
    }

    /** Moves a listing on; to where it is already changes nothing. */
    @MerchantTransaction
    public Uni<Listing> become(
            MerchantId merchant, Actor actor, String externalId, Optional<Integer> expected, ListingStage stage) {
        return require(merchant, externalId)
                .invoke(loaded -> check(expected, Optional.of(loaded)))
                .chain(loaded -> loaded.listing().stage() == stage
                        ? Uni.createFrom().item(loaded.listing())
                        : move(loaded, actor, stage));
    }

    private Uni<Listing> move(LoadedListing loaded, Actor actor, ListingStage stage) {
        var before = loaded.listing();
        if (!before.stage().canBecome(stage)) {
            throw illegal(before.stage(), stage);
        }
        var after = before.become(stage);
        return store.update(loaded, after)
                .chain(() -> events.next(
                        loaded,
                        actor,
                        "listing.stage-changed.v1",
                        new ListingWire.StageChanged(ListingExcerpt.of(after), before.stage())))
                .replaceWith(after);
    }

    private static RuntimeException illegal(ListingStage from, ListingStage to) {
        var params = Map.<String, Object>of("from", from.name(), "to", to.name());
        return Problems.of(
                409,
                "illegal-stage",
                "The listing can't go there from where it is",
                List.of(new Fault("illegal-stage", "/stage", "does not follow the stage it is in", params)));
    }

    /** Publishes a statement; the words that hold already are not published twice. */
    @MerchantTransaction
    public Uni<Published> publish(MerchantId merchant, Actor actor, String externalId, StatementInput input) {
        return store.facts(merchant, externalId, null).chain(facts -> publish(facts, actor, input));
    }

    private Uni<Published> publish(Facts facts, Actor actor, StatementInput input) {
        var loaded = facts.stored().orElseThrow(Listings::missing);
        var statement = ListingReader.statement(input, Ids.next(), clock.instant(), facts.language());
        var holding = loaded.listing().statement().filter(statement::says);
        return holding.map(same -> Uni.createFrom().item(new Published(same, false)))
                .orElseGet(() -> publish(loaded, actor, statement));
    }

    private Uni<Published> publish(LoadedListing loaded, Actor actor, ShippingStatement statement) {
        var after = loaded.listing().publishing(statement);
        return store.update(loaded, after)
                .chain(() -> store.keep(loaded.merchant(), after.id(), statement))
                .chain(() -> events.next(
                        loaded,
                        actor,
                        "listing.statement-published.v1",
                        new ListingWire.StatementPublished(ListingExcerpt.of(after), statement)))
                .replaceWith(new Published(statement, true));
    }

    @MerchantTransaction
    public Uni<Page<ShippingStatement>> statements(MerchantId merchant, String externalId, Cursor before, int limit) {
        return require(merchant, externalId)
                .chain(loaded -> store.statements(merchant, loaded.listing().id(), before, limit + 1))
                .map(rows -> Page.of(rows, limit, statement -> new Cursor(statement.publishedAt(), statement.id())));
    }

    @MerchantTransaction
    public Uni<Listing> get(MerchantId merchant, String externalId) {
        return require(merchant, externalId).map(LoadedListing::listing);
    }

    @MerchantTransaction
    public Uni<Page<ListingExcerpt>> list(MerchantId merchant, @Nullable ListingStage stage, Cursor before, int limit) {
        return store.list(merchant, stage, before, limit + 1)
                .map(rows -> Page.of(rows, limit, ListingStore.Placed::place))
                .map(page ->
                        page.map(placed -> ListingExcerpt.of(placed.loaded().listing())));
    }

    private Uni<LoadedListing> require(MerchantId merchant, String externalId) {
        return store.findByExternalId(merchant, externalId).map(found -> found.orElseThrow(Listings::missing));
    }

    static RuntimeException missing() {
        return Problems.notFound("listing");
    }
}
