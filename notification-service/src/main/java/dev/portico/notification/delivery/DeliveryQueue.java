package dev.portico.notification.delivery;

import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.notification.delivery.DeliveryRepository.Written;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.DeliveryStatus;
import dev.portico.notification.recipient.Parties;
import dev.portico.notification.recipient.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens to deliveries before and after their mails are sent. One public method is one transaction. */
@ApplicationScoped
class DeliveryQueue {

    private final DeliveryRepository deliveries;
    private final Recipients recipients;
    private final Outbox outbox;
    private final DeliveryConfig config;
    private final MailMetrics metrics;
    private final Clock clock;

    DeliveryQueue(
            DeliveryRepository deliveries,
            Recipients recipients,
            Outbox outbox,
            DeliveryConfig config,
            MailMetrics metrics,
            Clock clock) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.outbox = outbox;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Begins a try of each that is due, and finds what its mail is written from. */
    @MerchantTransaction
    public Uni<List<Outgoing>> claim(MerchantId merchant, List<UUID> ids, Instant now) {
        return deliveries.due(merchant, ids, now).chain(due -> recipients
                .find(merchant, orders(due))
                .map(found -> claim(due, found.orElseThrow(() -> new IllegalStateException("no merchant")), now))
                .call(claimed -> deliveries.store(
                        merchant, claimed.stream().map(Outgoing::delivery).toList())));
    }

    private List<Outgoing> claim(List<Written> due, Parties parties, Instant now) {
        return due.stream().map(written -> claim(written, parties, now)).toList();
    }

    private Outgoing claim(Written written, Parties parties, Instant now) {
        var claimed = written.delivery().claim(config.policy(), now);
        var order = claimed.orderId();
        return order == null
                ? new Outgoing(claimed, written.facts(), parties.merchant(), null, 0)
                : new Outgoing(
                        claimed,
                        written.facts(),
                        parties.merchant(),
                        parties.order(order)
                                .orElseThrow(() -> new IllegalStateException("no order for " + claimed.id())),
                        parties.generation(order));
    }

    private static List<UUID> orders(List<Written> due) {
        return due.stream()
                .flatMap(written -> Stream.ofNullable(written.delivery().orderId()))
                .distinct()
                .toList();
    }

    /** A delivery that can't be claimed is looked at again when a lease of it would have ended. */
    @MerchantTransaction
    public Uni<Void> putOff(MerchantId merchant, UUID id) {
        return deliveries.putOff(merchant, id, clock.instant().plus(config.lease()));
    }

    /** Stores what became of tries, and tells it. */
    @MerchantTransaction
    public Uni<Void> settle(MerchantId merchant, List<Outcome> outcomes) {
        var ids = outcomes.stream().map(outcome -> outcome.delivery().id()).toList();
        return deliveries.hold(merchant, ids).chain(held -> store(merchant, after(outcomes, held)));
    }

    /** Those that change, as they are then. */
    private Collection<Delivery> after(List<Outcome> outcomes, Map<UUID, Delivery> held) {
        var now = clock.instant();
        var changed = new LinkedHashMap<UUID, Delivery>();
        for (var outcome : outcomes) {
            var id = outcome.delivery().id();
            Optional.ofNullable(changed.getOrDefault(id, held.get(id)))
                    .flatMap(delivery -> outcome.after(delivery, config.policy(), now))
                    .ifPresent(next -> changed.put(id, next));
        }
        return changed.values();
    }

    private Uni<Void> store(MerchantId merchant, Collection<Delivery> changed) {
        changed.forEach(metrics::tried);
        var told = changed.stream().filter(DeliveryQueue::isTold).toList();
        return deliveries.store(merchant, changed).chain(() -> announce(merchant, told));
    }

    /** What we publish is ordered by the order it is about; of what will be tried again there is no news yet. */
    private static boolean isTold(Delivery delivery) {
        return delivery.orderId() != null && delivery.status().isFinal();
    }

    private Uni<Void> announce(MerchantId merchant, List<Delivery> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var numbers = told.stream().collect(Collectors.groupingBy(DeliveryQueue::order, Collectors.counting()));
        return deliveries.number(merchant, numbers).chain(first -> outbox.append(events(merchant, told, first)));
    }

    /** @param first the number of an order's first event, by order */
    private static List<PublishedEvent> events(MerchantId merchant, List<Delivery> told, Map<UUID, Long> first) {
        var next = new HashMap<>(first);
        return told.stream()
                .map(delivery -> event(merchant, delivery, next.merge(order(delivery), 1L, Long::sum) - 1))
                .toList();
    }

    private static PublishedEvent event(MerchantId merchant, Delivery delivery, long sequence) {
        return delivery.status() == DeliveryStatus.SENT
                ? DeliveryWire.sent(merchant, delivery, sequence)
                : DeliveryWire.failed(merchant, delivery, sequence);
    }

    private static UUID order(Delivery delivery) {
        return Objects.requireNonNull(delivery.orderId());
    }
}
