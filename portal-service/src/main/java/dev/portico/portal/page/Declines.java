package dev.portico.portal.page;

import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.LastPayment.DeclineClass;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a payment did not go through, in plain words, and what happens next. */
final class Declines {

    /** Why the card on file could not be charged, what comes of it and when. */
    static String charge(Visit visit, LastPayment payment) {
        return why(visit, payment.declineCode()) + " " + next(visit, payment);
    }

    /** Banks have codes for what nobody should read on a screen, such as a stolen card: those get the general sentence. */
    static String why(Visit visit, @Nullable String code) {
        var key = "decline." + (code == null ? "other" : code.toLowerCase(Locale.ROOT));
        return visit.text(visit.texts().has(key) ? key : "decline.other");
    }

    private static String next(Visit visit, LastPayment payment) {
        var retry = payment.retry();
        if (retry == null || retry.declineClass() == DeclineClass.HARD) {
            return visit.text("retry.HARD");
        }
        if (retry.declineClass() == DeclineClass.AUTHENTICATION) {
            return visit.text("retry.AUTHENTICATION");
        }
        return retry.nextAt() == null
                ? visit.text("retry.over")
                : visit.text("retry.SOFT", Map.of("when", visit.formats().dayOf(retry.nextAt())));
    }

    private Declines() {}
}
