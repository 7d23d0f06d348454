package dev.portico.notification.delivery;

import dev.portico.kit.link.OrdersLinks;
import dev.portico.kit.link.PortalLinks;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.mail.OutgoingMail;
import dev.portico.notification.template.MailContext;
import dev.portico.notification.template.MailContext.TimedLink;
import dev.portico.notification.template.MailWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes a claimed delivery a mail: links of now, text by its template. */
@ApplicationScoped
class MailComposer {

    private final MailWriter writer;
    private final PortalLinks links;
    private final OrdersLinks ordersLinks;
    private final Vertx vertx;
    private final String portal;

    MailComposer(
            MailWriter writer,
            PortalLinks links,
            OrdersLinks ordersLinks,
            Vertx vertx,
            @ConfigProperty(name = "portico.portal.url", defaultValue = "http://localhost:8080") String portal) {
        this.writer = writer;
        this.links = links;
        this.ordersLinks = ordersLinks;
        this.vertx = vertx;
        this.portal = portal;
    }

    /** On a worker thread, since templates block; comes back on the caller's context. */
    Uni<OutgoingMail> compose(Outgoing outgoing) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> write(outgoing), false)
                .toCompletionStage());
    }

    private OutgoingMail write(Outgoing outgoing) {
        var delivery = outgoing.delivery();
        return new OutgoingMail(
                messageId(delivery),
                outgoing.merchant().name(),
                delivery.recipient(),
                outgoing.merchant().shopEmail(),
                writer.write(context(outgoing)));
    }

    private MailContext context(Outgoing outgoing) {
        var delivery = outgoing.delivery();
        return new MailContext(
                delivery.kind(),
                delivery.locale(),
                outgoing.merchant(),
                outgoing.order(),
                outgoing.facts(),
                portalLink(outgoing),
                ordersLink(outgoing),
                delivery.orderId() == null
                        ? portal + "/console/usage"
                        : portal + "/console/orders/" + delivery.orderId());
    }

    /** Empty when it would open nothing. */
    private String portalLink(Outgoing outgoing) {
        var merchant = outgoing.merchant();
        var order = outgoing.delivery().orderId();
        return order == null || !merchant.portalEnabled()
                ? ""
                : links.url(
                        links.issue(merchant.id(), order, outgoing.linkGeneration(), merchant.linkLifetimeDays()),
                        merchant.look().portal());
    }

    /** Tied to the address this mail goes to, whatever the order's may be by then. */
    private @Nullable TimedLink ordersLink(Outgoing outgoing) {
        var delivery = outgoing.delivery();
        var merchant = outgoing.merchant();
        var order = delivery.orderId();
        if (delivery.kind() != MailKind.ORDERS_LINK_REQUESTED || order == null || !merchant.portalEnabled()) {
            return null;
        }
        var link = ordersLinks.issue(merchant.id(), order, outgoing.linkGeneration(), delivery.recipient());
        return new TimedLink(ordersLinks.url(link, merchant.look().portal()), link.expiresAt());
    }

    /** The same in every try of a delivery. */
    private String messageId(Delivery delivery) {
        return "<" + delivery.id() + "@" + URI.create(portal).getHost() + ">";
    }
}
