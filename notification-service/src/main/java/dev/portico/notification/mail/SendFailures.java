package dev.portico.notification.mail;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** What a mail client's failure means. */
final class SendFailures {

    static MailRefusedException of(Throwable failure) {
        if (failure instanceof SMTPException refused) {
            return new MailRefusedException(
                    "refused by the mail server (" + refused.getReplyCode() + ")", refused.isPermanent(), failure);
        }
        if (failure instanceof IllegalArgumentException) {
            return new MailRefusedException("not an address that mail can be sent to", true, failure);
        }
        return new MailRefusedException(passing(failure), false, failure);
    }

    private static String passing(Throwable failure) {
        if (failure instanceof ConnectException) {
            return "connection refused";
        }
        if (failure instanceof UnknownHostException) {
            return "mail server not found";
        }
        return failure instanceof TimeoutException ? "timeout" : "connection lost";
    }

    private SendFailures() {}
}
