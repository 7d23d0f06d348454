package dev.portico.notification.delivery;

import dev.portico.kit.job.LeaseWorker;
import dev.portico.kit.job.LeasedWork;
import dev.portico.kit.job.Loop;
import dev.portico.notification.delivery.Outcome.Accepted;
import dev.portico.notification.delivery.Outcome.Refused;
import dev.portico.notification.mail.MailRefusedException;
import dev.portico.notification.mail.MailSender;
import dev.portico.notification.template.TemplateException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends what is due, several mails side by side. A crash between the mail server's yes and the second transaction sends a
 * mail again when its lease ends, under the same Message-ID.
 */
@ApplicationScoped
public class DeliveryWorker implements LeasedWork<DeliveryRow, Outgoing, Outcome> {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    private static final String DUE =
            """
            select id, merchant, order_id, cause_id, kind, recipient, locale, facts, status, attempts, due_at, created_at,
                   sent_at, last_error, resend_of, version
              from delivery
             where status in ('PENDING', 'RETRY', 'SENDING') and due_at <= cast(cast(:now as text) as timestamptz)
             order by due_at
            """;

    private final LeaseWorker worker;
    private final DeliveryQueue queue;
    private final MailComposer composer;
    private final MailSender sender;
    private final DeliveryConfig config;
    private Loop loop;

    @SuppressWarnings("NullAway.Init") // the loop begins with the application
    DeliveryWorker(
            LeaseWorker worker, DeliveryQueue queue, MailComposer composer, MailSender sender, DeliveryConfig config) {
        this.worker = worker;
        this.queue = queue;
        this.composer = composer;
        this.sender = sender;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        loop = worker.begin(this, config.pollEvery());
    }

    /** To be called after the transaction that added a delivery. */
    public void wake() {
        if (loop != null) {
            loop.wake();
        }
    }

    @Override
    public String name() {
        return "delivery worker";
    }

    @Override
    public Class<DeliveryRow> row() {
        return DeliveryRow.class;
    }

    @Override
    public String due() {
        return DUE;
    }

    @Override
    public int batch() {
        return config.batch();
    }

    @Override
    public int parallel() {
        return config.parallel();
    }

    @Override
    public Uni<Outgoing> take(DeliveryRow row, Instant now) {
        return queue.claim(row, now);
    }

    @Override
    public UUID id(Outgoing outgoing) {
        return outgoing.delivery().id();
    }

    @Override
    public Uni<Outcome> perform(Outgoing outgoing) {
        var delivery = outgoing.delivery();
        if (delivery.isExhausted(config.policy())) {
            return Uni.createFrom().item(new Refused(delivery, "tries did not come to an end", true));
        }
        return composer.compose(outgoing)
                .chain(sender::send)
                .<Outcome>map(sent -> new Accepted(delivery))
                .onFailure(MailRefusedException.class)
                .recoverWithItem(failure -> refused(outgoing, failure))
                .onFailure(Exception.class)
                .recoverWithItem(failure -> unwritten(outgoing, failure));
    }

    private static Outcome refused(Outgoing outgoing, Throwable failure) {
        var permanent = failure instanceof MailRefusedException refused && refused.isPermanent();
        return new Refused(outgoing.delivery(), String.valueOf(failure.getMessage()), permanent);
    }

    /** Whatever it is: one mail that can't be written must not hold up the others of its batch. */
    private static Outcome unwritten(Outgoing outgoing, Throwable failure) {
        LOG.errorf(
                "delivery %s: %s",
                outgoing.delivery().id(),
                failure instanceof TemplateException ? failure.getMessage() : failure.getClass());
        return new Refused(outgoing.delivery(), "the mail could not be written", false);
    }

    @Override
    public Uni<Void> settle(Outgoing outgoing, Outcome outcome) {
        var merchant = outgoing.merchant().id();
        if (outcome instanceof Refused refused) {
            LOG.infof(
                    "delivery %s, try %d: %s",
                    refused.delivery().id(), refused.delivery().attempts(), refused.reason());
            return queue.refused(merchant, refused);
        }
        return queue.accepted(merchant, outcome.delivery());
    }
}
