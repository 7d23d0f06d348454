package dev.portico.notification.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Hands a mail to the mail server. Never inside a transaction: nobody knows how long it takes. */
@ApplicationScoped
public class MailSender {

    private final ReactiveMailer mailer;
    private final MailConfig config;

    MailSender(ReactiveMailer mailer, MailConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    /** Fails with {@link MailRefusedException} only. Comes back on the context it was called on. */
    public Uni<Void> send(OutgoingMail mail) {
        var context = Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
        return Uni.createFrom()
                .deferred(() -> mailer.send(message(mail)))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure(Exception.class)
                .transform(SendFailures::of)
                .emitOn(task -> context.runOnContext(back -> task.run()));
    }

    private Mail message(OutgoingMail mail) {
        var to = MailHeaders.address(mail.to()).orElseThrow(() -> new IllegalArgumentException("recipient"));
        var message = new Mail()
                .addTo(to)
                .setFrom(config.from())
                .setSubject(mail.content().subject())
                .setText(mail.content().text())
                .setHtml(mail.content().html())
                .addHeader("From", MailHeaders.mailbox(mail.fromName(), config.from()))
                .addHeader("Message-ID", mail.messageId())
                .addHeader("Auto-Submitted", "auto-generated");
        MailHeaders.address(mail.replyTo()).ifPresent(message::setReplyTo);
        return message;
    }
}
