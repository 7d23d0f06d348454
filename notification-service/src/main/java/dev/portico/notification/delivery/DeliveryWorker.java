package dev.portico.notification.delivery;

import dev.portico.kit.job.BatchWorker;
import dev.portico.kit.job.BatchedWork;
import dev.portico.kit.job.Batches;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
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
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, several mails side by side. What is claimed has a lease: a crash between the mail server's yes and the
 * transaction that stores it sends a mail again when the lease ends, under the same Message-ID.
 */
@ApplicationScoped
public class DeliveryWorker implements BatchedWork<Outgoing, Outcome> {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    private static final Sql DUE = Sql.of(
            """
            select merchant, id from delivery
             where status in ('PENDING', 'RETRY', 'SENDING') and due_at <= cast(cast(:now as text) as timestamptz)
             order by due_at limit :limit for update skip locked
            """);

    private final BatchWorker worker;
    private final DeliveryQueue queue;
    private final MailComposer composer;
    private final MailSender sender;
    private final DeliveryConfig config;
    private @Nullable Batches<Outgoing, Outcome> batches;

    DeliveryWorker(
            BatchWorker worker, DeliveryQueue queue, MailComposer composer, MailSender sender, DeliveryConfig config) {
        this.worker = worker;
        this.queue = queue;
        this.composer = composer;
        this.sender = sender;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        batches = worker.begin(this, config.pollEvery());
    }

    /** To be called after the transaction that added a delivery. */
    public void wake() {
        if (batches != null) {
            batches.wake();
        }
    }

    @Override
    public String name() {
        return "delivery worker";
    }

    @Override
    public Sql due() {
        return DUE;
    }

    @Override
    public int parallel() {
        return config.parallel();
    }

    @Override
    public Uni<List<Outgoing>> begin(MerchantId merchant, List<UUID> ids, Instant now) {
        return queue.claim(merchant, ids, now);
    }

    @Override
    public Uni<Void> putOff(MerchantId merchant, UUID id) {
        return queue.putOff(merchant, id);
    }

    @Override
    public MerchantId merchant(Outgoing outgoing) {
        return outgoing.merchant().id();
    }

    @Override
    public UUID id(Outgoing outgoing) {
        return outgoing.delivery().id();
    }

    @Override
    public Uni<Outcome> perform(Outgoing outgoing) {
        var delivery = outgoing.delivery();
        if (delivery.isExhausted(config.policy())) {
            return Uni.createFrom().item(refused(outgoing, "tries did not come to an end", true));
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
        return refused(outgoing, String.valueOf(failure.getMessage()), permanent);
    }

    private static Outcome refused(Outgoing outgoing, String reason, boolean permanent) {
        var delivery = outgoing.delivery();
        LOG.infof("delivery %s, try %d: %s", delivery.id(), delivery.attempts(), reason);
        return new Refused(delivery, reason, permanent);
    }

    /** Whatever it is: one mail that can't be written must not hold up the others of its batch. */
    private static Outcome unwritten(Outgoing outgoing, Throwable failure) {
        LOG.errorf(
                "delivery %s: %s",
                outgoing.delivery().id(),
                failure instanceof TemplateException ? failure.getMessage() : failure.getClass());
        return refused(outgoing, "the mail could not be written", false);
    }

    @Override
    public Uni<Void> settle(MerchantId merchant, List<Done<Outgoing, Outcome>> done) {
        return queue.settle(merchant, done.stream().map(Done::outcome).toList());
    }
}
