package dev.portico.notification.delivery.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person because of one event. It is sent at least once: a crash after the mail server took it and before
 * that is stored sends it again, under the same Message-ID, so that receivers can drop the second.
 *
 * @param orderId null when the mail is about the shop, not about an order
 * @param causeId the event, or what stands for it where one event asks for mails about many orders; with kind and
 *     recipient it makes a mail unique per merchant
 * @param locale the recipient's, in a language that we write
 * @param attempts tries begun so far
 * @param dueAt UTC: PENDING and RETRY may be tried from then on, SENDING may be taken over from then on
 * @param lastError a code without personal data, see {@code mail.SendFailure}
 * @param resendOf the delivery that staff sent again by this one
 */
public record Delivery(
        UUID id,
        @Nullable UUID orderId,
        UUID causeId,
        MailKind kind,
        String recipient,
        Locale locale,
        DeliveryStatus status,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable String lastError,
        @Nullable UUID resendOf) {

    public static Delivery pending(
            UUID id,
            @Nullable UUID orderId,
            UUID causeId,
            MailKind kind,
            String recipient,
            Locale locale,
            Instant now) {
        return new Delivery(
                id, orderId, causeId, kind, recipient, locale, DeliveryStatus.PENDING, 0, now, now, null, null, null);
    }

    /** A new mail with the same content to the same person. */
    public Delivery again(UUID newId, Instant now) {
        return new Delivery(
                newId, orderId, causeId, kind, recipient, locale, DeliveryStatus.PENDING, 0, now, now, null, null, id);
    }

    /** Begins a try, or takes one over whose worker is gone. */
    public Delivery claim(RetryPolicy policy, Instant now) {
        return step(DeliveryStatus.SENDING, attempts + 1, now.plus(policy.lease()), null, lastError);
    }

    public Delivery sent(Instant now) {
        return step(DeliveryStatus.SENT, attempts, now, now, null);
    }

    /** The next try gets a time, or staff have to look after the last one, and at once when trying again can't help. */
    public Delivery failed(String error, boolean permanent, RetryPolicy policy, Instant now) {
        guard(DeliveryStatus.RETRY);
        return permanent || policy.isLast(attempts)
                ? step(DeliveryStatus.PARKED, attempts, now, null, error)
                : step(DeliveryStatus.RETRY, attempts, now.plus(policy.pauseAfter(attempts)), null, error);
    }

    /** Tries that never came to an end count as well: a mail that kills its worker must not do so for ever. */
    public boolean isExhausted(RetryPolicy policy) {
        return attempts > policy.attempts();
    }

    private Delivery step(
            DeliveryStatus next, int attempt, Instant due, @Nullable Instant sent, @Nullable String error) {
        guard(next);
        return new Delivery(
                id, orderId, causeId, kind, recipient, locale, next, attempt, due, createdAt, sent, error, resendOf);
    }

    private void guard(DeliveryStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalTransitionException(id, status, next);
        }
    }
}
