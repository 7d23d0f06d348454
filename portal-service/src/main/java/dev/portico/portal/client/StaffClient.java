package dev.portico.portal.client;

import dev.portico.portal.client.Answers.Answer;
import dev.portico.portal.client.ChangeRequest.Listed;
import dev.portico.portal.client.RequestAnswer.Taken;
import dev.portico.portal.client.RequestAnswer.TooLate;
import dev.portico.portal.view.domain.OrderExcerpt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Asks order-edit-service in a staff member's name, with the access token they signed in with: roles and merchant are
 * judged there by the token itself. Fails with {@link ServiceDownException} when it can't answer now.
 */
@ApplicationScoped
public class StaffClient {

    private static final String SERVICE = "order-edit-service";

    private final StaffRestClient orders;
    private final Answers answers;

    StaffClient(@RestClient StaffRestClient orders, Answers answers) {
        this.orders = orders;
        this.answers = answers;
    }

    /**
     * @param status null for all
     * @param cursor where a page begins; a made-up one finds nothing
     */
    public Uni<Listed> requests(String token, @Nullable String status, @Nullable String cursor, int limit) {
        return answers.of(SERVICE, orders.requests(bearer(token), status, limit, cursor))
                .map(answer -> answer.status() == 400
                        ? Listed.nothing()
                        : answers.read(SERVICE, requireFound(answer).body(), Listed.class));
    }

    public Uni<Optional<ChangeRequest>> request(String token, UUID id) {
        return answers.of(SERVICE, orders.request(bearer(token), id))
                .map(answer -> answer.status() == 404
                        ? Optional.empty()
                        : Optional.of(answers.read(SERVICE, requireFound(answer).body(), ChangeRequest.class)));
    }

    public Uni<RequestAnswer> approve(String token, UUID id) {
        return answers.of(SERVICE, orders.approve(bearer(token), id)).map(this::answered);
    }

    public Uni<RequestAnswer> decline(String token, UUID id, String reason) {
        return answers.of(SERVICE, orders.decline(bearer(token), id, new DeclineRequest(reason)))
                .map(this::answered);
    }

    /** Unless said, the billing period so far. */
    public Uni<UsageReport> usage(String token, Optional<LocalDate> from, Optional<LocalDate> to) {
        return answers.of(SERVICE, orders.usage(bearer(token), from.orElse(null), to.orElse(null)))
                .map(answer -> answers.read(SERVICE, requireFound(answer).body(), UsageReport.class));
    }

    /** The answer is stored for the order's page like an event is, so it must be as readable as one. */
    private RequestAnswer answered(Answer answer) {
        if (answer.status() == 409 || answer.status() == 404) {
            return new TooLate();
        }
        var body = requireFound(answer).body();
        var order = answers.read(SERVICE, body.path("order"), OrderExcerpt.class);
        if (order == null) {
            throw new ServiceDownException(SERVICE, answer.status());
        }
        return new Taken(order.id(), body.path("order"), body.path("sequence").asLong());
    }

    private static Answer requireFound(Answer answer) {
        if (answer.status() >= 400) {
            throw new ServiceDownException(SERVICE, answer.status());
        }
        return answer;
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
