package dev.portico.notification.event;

import dev.portico.kit.inbox.PoisonException;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.job.InTurn;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.announcement.Announcement;
import dev.portico.notification.announcement.Announcements;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.template.MailFacts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is announced of a listing, told to all who have ordered from it. */
@ApplicationScoped
class ListingMails {

    private final Announcements announcements;
    private final MailPlan plan;

    ListingMails(Announcements announcements, MailPlan plan) {
        this.announcements = announcements;
        this.plan = plan;
    }

    Uni<Void> announce(ReceivedEvent event, MailKind kind) {
        var facts = event.as(MailFacts.class);
        if (!facts.cover(kind)) {
            throw new PoisonException("data lacks what is announced");
        }
        return announcements.add(
                event.merchant(),
                new Announcement(
                        facts.announced().id(), UUID.fromString(event.subject()), kind, facts, event.occurredAt()));
    }

    /** One chunk of an announcement's mails. */
    Uni<Void> tellNext(MerchantId merchant, UUID announcementId) {
        return announcements.current(merchant, announcementId).chain(current -> tellNext(merchant, current));
    }

    private Uni<Void> tellNext(MerchantId merchant, Optional<Announcement> current) {
        return current.map(announcement -> announcements
                        .nextOrders(merchant, announcement.id())
                        .chain(orders -> orders.isEmpty() ? nothing() : tell(merchant, announcement, orders)))
                .orElseGet(ListingMails::nothing);
    }

    private Uni<Void> tell(MerchantId merchant, Announcement announcement, List<UUID> orders) {
        return InTurn.each(orders, order -> tell(merchant, announcement, order))
                .chain(() -> announcements.moveOn(merchant, announcement.id(), orders));
    }

    private Uni<Void> tell(MerchantId merchant, Announcement announcement, UUID order) {
        var occasion = new Occasion(merchant, order, announcement.causeFor(order), announcement.facts());
        return plan.mail(occasion, List.of(announcement.kind()));
    }

    /**
     * Events of orders may lie in their topic for long while what was announced later is told to everybody known: such an
     * order is told when it turns up.
     *
     * @param found listings that the event's order did not wait for before
     */
    Uni<Void> tellMissed(ReceivedEvent event, List<UUID> found) {
        return found.isEmpty() ? nothing() : tellMissed(event, UUID.fromString(event.subject()), found);
    }

    private Uni<Void> tellMissed(ReceivedEvent event, UUID order, List<UUID> found) {
        return announcements
                .missed(event.merchant(), found, event.occurredAt())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(missed -> tell(event.merchant(), missed, order))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
