package dev.portico.portal.console;

import dev.portico.portal.client.ChangeRequest;
import dev.portico.portal.client.ChangeRequest.Listed;
import dev.portico.portal.client.ServiceDownException;
import dev.portico.portal.client.StaffClient;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How many requests wait for the shop's answer, for the navigation: no page waits long for it or fails without it. */
@ApplicationScoped
class OpenRequests {

    private static final int COUNTED = 9;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final StaffClient orders;

    OpenRequests(StaffClient orders) {
        this.orders = orders;
    }

    /** "3", "9+"; empty for none, or when nobody answers. */
    Uni<String> count(String token) {
        return orders.requests(token, ChangeRequest.AWAITING_APPROVAL, null, COUNTED)
                .map(OpenRequests::written)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(OpenRequests::isSilence)
                .recoverWithItem("");
    }

    private static String written(Listed listed) {
        var count = listed.items().size();
        return count == 0 ? "" : listed.next() == null ? String.valueOf(count) : count + "+";
    }

    private static boolean isSilence(Throwable failure) {
        return failure instanceof ServiceDownException || failure instanceof TimeoutException;
    }
}
