package dev.portico.notification.event;

import dev.portico.kit.id.Ids;
import dev.portico.kit.inbox.NotYetException;
import dev.portico.kit.inbox.PoisonException;
import dev.portico.kit.text.Languages;
import dev.portico.notification.delivery.Deliveries;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.recipient.MerchantProfile;
import dev.portico.notification.recipient.OrderRecipient;
import dev.portico.notification.recipient.Parties;
import dev.portico.notification.recipient.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns an occasion and the mails it asks for into deliveries. */
@ApplicationScoped
class MailPlan {

    private final Recipients recipients;
    private final Deliveries deliveries;
    private final Clock clock;

    MailPlan(Recipients recipients, Deliveries deliveries, Clock clock) {
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Waits, by {@link NotYetException}, for the order and the merchant: they come on other topics.
     *
     * @throws PoisonException when the event lacks what its mail is about
     */
    Uni<Void> mail(Occasion occasion, List<MailKind> kinds) {
        if (!kinds.stream().allMatch(occasion.facts()::cover)) {
            throw new PoisonException("data lacks what its mail is about");
        }
        return parties(occasion)
                .chain(parties -> deliveries.add(
                        occasion.merchant(),
                        planned(occasion, kinds, parties.merchant(), order(occasion, parties)),
                        occasion.facts()));
    }

    private List<Delivery> planned(
            Occasion occasion, List<MailKind> kinds, MerchantProfile merchant, Optional<OrderRecipient> order) {
        return kinds.stream()
                .flatMap(kind -> plan(occasion, kind, merchant, order).stream())
                .toList();
    }

    /** Empty for a customer without an address, and for a mail that could only ask for what can't be done. */
    private Optional<Delivery> plan(
            Occasion occasion, MailKind kind, MerchantProfile merchant, Optional<OrderRecipient> order) {
        if (kind.needsPortal() && !merchant.portalEnabled()) {
            return Optional.empty();
        }
        var address =
                switch (kind.audience()) {
                    case CUSTOMER -> order.flatMap(OrderRecipient::address);
                    case STAFF -> Optional.of(merchant.staffAddress());
                };
        var locale =
                switch (kind.audience()) {
                    case CUSTOMER -> spoken(order.map(OrderRecipient::locale), merchant);
                    case STAFF -> spoken(Optional.empty(), merchant);
                };
        return address.map(to -> Delivery.pending(
                Ids.next(), occasion.orderId(), occasion.causeId(), kind, to, locale, clock.instant()));
    }

    private static Locale spoken(Optional<Locale> reader, MerchantProfile merchant) {
        return Languages.firstSpoken(Stream.concat(reader.stream(), Stream.of(merchant.defaultLocale())));
    }

    private Uni<Parties> parties(Occasion occasion) {
        return recipients
                .find(
                        occasion.merchant(),
                        Optional.ofNullable(occasion.orderId()).stream().toList())
                .map(found -> found.orElseThrow(() -> new NotYetException("merchant")));
    }

    private static Optional<OrderRecipient> order(Occasion occasion, Parties parties) {
        return Optional.ofNullable(occasion.orderId())
                .map(order -> parties.order(order).orElseThrow(() -> new NotYetException("order")));
    }
}
