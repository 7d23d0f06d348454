package dev.portico.orderedit.delay;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.delay.DelayStore.Waiting;
import dev.portico.orderedit.delay.domain.DelayNotice;
import dev.portico.orderedit.delay.domain.DelayRules;
import dev.portico.orderedit.listing.ListingEvents;
import dev.portico.orderedit.listing.ListingExcerpt;
import dev.portico.orderedit.listing.ListingReader;
import dev.portico.orderedit.listing.ListingReader.ReadDelay;
import dev.portico.orderedit.listing.ListingStore;
import dev.portico.orderedit.listing.LoadedListing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Use cases of delays that a shop announces. One public method is one transaction. */
@ApplicationScoped
class DelayNotices {

    private final DelayStore store;
    private final ListingStore listings;
    private final ListingEvents events;
    private final Timers timers;
    private final Clock clock;

    DelayNotices(DelayStore store, ListingStore listings, ListingEvents events, Timers timers, Clock clock) {
        this.store = store;
        this.listings = listings;
        this.events = events;
        this.timers = timers;
        this.clock = clock;
    }

    /** A delay, and whether it was not announced before. */
    record Announced(DelayView view, boolean isNew) {}

    /** Tells of the delay and begins to ask all who wait; the words that hold are asked about once. */
    @MerchantTransaction
    public Uni<Announced> announce(MerchantId merchant, Actor actor, String externalId, DelayInput input) {
        var now = clock.instant();
        return listings.facts(merchant, externalId, null).chain(facts -> {
            var loaded = facts.stored().orElseThrow(DelayNotices::missing);
            var read = ListingReader.delay(input, Ids.next(), now, loaded.listing(), facts.language());
            return store.view(merchant, read.statement().id())
                    .chain(known -> known.map(view -> Uni.createFrom().item(new Announced(view, false)))
                            .orElseGet(() -> announce(loaded, actor, read, now)));
        });
    }

    private Uni<Announced> announce(LoadedListing loaded, Actor actor, ReadDelay read, Instant now) {
        return store.waiting(loaded.merchant(), loaded.listing().id())
                .map(waiting -> notice(loaded, read, waiting, now))
                .call(notice -> publish(loaded, actor, notice))
                .call(notice -> begin(loaded.merchant(), notice))
                .map(notice -> new Announced(DelayView.of(notice, DelayView.Orders.NONE), true));
    }

    private static DelayNotice notice(LoadedListing loaded, ReadDelay read, Waiting waiting, Instant now) {
        var statement = read.statement();
        var newDay = Optional.ofNullable(statement.expectedTo()).orElse(statement.expectedFrom());
        boolean required = read.strict()
                || DelayRules.consentRequired(waiting.rule(), waiting.renewed(), waiting.promisedBy(), newDay);
        return new DelayNotice(
                loaded.listing().id(),
                statement,
                waiting.promisedBy(),
                waiting.renewed(),
                required,
                now,
                read.respondBy());
    }

    /** With its statement, unless that was published before. */
    private Uni<Void> publish(LoadedListing loaded, Actor actor, DelayNotice notice) {
        var before = loaded.listing();
        var statement = notice.statement();
        boolean told = before.statement().filter(statement::equals).isPresent();
        var after = told ? before : before.publishing(statement);
        var data = new DelayWire.Announced(
                ListingExcerpt.of(after), new DelayWire.Delay(statement, notice.consentRequired(), notice.respondBy()));
        return listings.update(loaded, after)
                .chain(() ->
                        told ? Uni.createFrom().voidItem() : listings.keep(loaded.merchant(), after.id(), statement))
                .chain(() -> events.next(loaded, actor, "listing.delay-announced.v1", data));
    }

    private Uni<Void> begin(MerchantId merchant, DelayNotice notice) {
        return store.insert(merchant, notice)
                .chain(() -> timers.schedule(
                        new Timer(merchant, AskAboutDelay.KIND, notice.noticeId(), notice.announcedAt())))
                .chain(() ->
                        timers.schedule(new Timer(merchant, EndDelay.KIND, notice.noticeId(), notice.respondBy())));
    }

    /** A listing's delays, newest first. */
    @MerchantTransaction
    public Uni<Page<DelayView>> list(MerchantId merchant, String externalId, Cursor before, int limit) {
        return listings.findByExternalId(merchant, externalId)
                .map(found -> found.orElseThrow(DelayNotices::missing))
                .chain(loaded -> store.list(merchant, loaded.listing().id(), before, limit + 1))
                .map(rows -> Page.of(rows, limit, view -> new Cursor(view.announcedAt(), view.noticeId())));
    }

    private static RuntimeException missing() {
        return Problems.notFound("listing");
    }
}
