package dev.portico.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.identity.CallerHeader;
import dev.portico.kit.link.PortalLink;
import dev.portico.portal.client.Answers.Answer;
import dev.portico.portal.client.CommitAnswer.Committed;
import dev.portico.portal.client.CommitAnswer.Refused;
import dev.portico.portal.client.CommitAnswer.Stale;
import dev.portico.portal.view.domain.OrderExcerpt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks order-edit-service in a customer's name. Fails with {@link ServiceDownException} when it can't answer now. */
@ApplicationScoped
public class OrderEditClient {

    private static final String SERVICE = "order-edit-service";
    private static final int ITEMS_A_PAGE = 10;

    private final OrderEditRestClient orders;
    private final CallerHeader callers;
    private final Answers answers;

    OrderEditClient(@RestClient OrderEditRestClient orders, CallerHeader callers, Answers answers) {
        this.orders = orders;
        this.callers = callers;
        this.answers = answers;
    }

    public Uni<Calculated> preview(PortalLink link, EditRequest request) {
        return answers.of(SERVICE, orders.preview(caller(link), link.orderId(), request))
                .map(this::calculated);
    }

    /** The same key is the same edit, however often it is sent. */
    public Uni<CommitAnswer> commit(PortalLink link, String key, EditRequest request) {
        return answers.of(SERVICE, orders.commit(caller(link), key, link.orderId(), request))
                .map(this::committed);
    }

    /**
     * What may be added to an order, by text.
     *
     * @param cursor where a page begins; a made-up one finds nothing
     */
    public Uni<Addable> addable(PortalLink link, String query, @Nullable String cursor) {
        return answers.of(SERVICE, orders.addable(caller(link), link.orderId(), query, cursor, ITEMS_A_PAGE))
                .map(answer -> answer.status() == 400
                        ? Addable.nothing()
                        : answers.read(SERVICE, requireFound(answer).body(), Addable.class));
    }

    /** What canceling would come to; {@code request} has no reason yet. */
    public Uni<CancelPreview> previewCancellation(PortalLink link, CancelRequest request) {
        return answers.of(SERVICE, orders.previewCancellation(caller(link), link.orderId(), request))
                .map(answer -> answers.read(SERVICE, current(answer), CancelPreview.class));
    }

    public Uni<CommitAnswer> cancel(PortalLink link, String key, CancelRequest request) {
        return answers.of(SERVICE, orders.cancel(caller(link), key, link.orderId(), request))
                .map(this::committed);
    }

    public Uni<Calculated> previewUndo(PortalLink link, int version) {
        return answers.of(SERVICE, orders.previewUndo(caller(link), link.orderId(), new VersionRequest(version)))
                .map(this::calculated);
    }

    public Uni<CommitAnswer> undo(PortalLink link, String key, int version) {
        return answers.of(SERVICE, orders.undo(caller(link), key, link.orderId(), new VersionRequest(version)))
                .map(this::committed);
    }

    /** Takes back a change that waits for the shop or for a payment. */
    public Uni<CommitAnswer> takeBack(PortalLink link, String key, int version) {
        return answers.of(SERVICE, orders.takeBack(caller(link), key, link.orderId(), new VersionRequest(version)))
                .map(this::committed);
    }

    /** What may be said to a delay of a pre-order. */
    public Uni<DelayPreview> previewDelayAnswer(PortalLink link, UUID noticeId) {
        return answers.of(SERVICE, orders.previewDelayAnswer(caller(link), link.orderId(), new DelayQuestion(noticeId)))
                .map(answer -> answers.read(SERVICE, requireFound(answer).body(), DelayPreview.class));
    }

    public Uni<CommitAnswer> answerDelay(PortalLink link, String key, DelayAnswer request) {
        return answers.of(SERVICE, orders.answerDelay(caller(link), key, link.orderId(), request))
                .map(this::committed);
    }

    public Uni<WithdrawalPreview> previewWithdrawal(PortalLink link, int version) {
        return answers.of(SERVICE, orders.previewWithdrawal(caller(link), link.orderId(), new VersionRequest(version)))
                .map(answer -> answers.read(SERVICE, current(answer), WithdrawalPreview.class));
    }

    public Uni<CommitAnswer> withdraw(PortalLink link, String key, WithdrawalRequest request) {
        return answers.of(SERVICE, orders.withdraw(caller(link), key, link.orderId(), request))
                .map(this::committed);
    }

    /** A preview, or the one that comes with the refusal of an older version. */
    private static JsonNode current(Answer answer) {
        return answer.isRefusal(409, "stale-version")
                ? answer.body().path("preview")
                : requireFound(answer).body();
    }

    private Calculated calculated(Answer answer) {
        if (answer.isRefusal(409, "stale-version")) {
            return new Calculated(answers.read(SERVICE, answer.body().path("preview"), Preview.class), true);
        }
        return new Calculated(answers.read(SERVICE, requireFound(answer).body(), Preview.class), false);
    }

    private CommitAnswer committed(Answer answer) {
        if (answer.status() == 409) {
            return new Stale();
        }
        if (answer.status() == 422) {
            return new Refused(answers.violations(SERVICE, answer.body()));
        }
        var body = requireFound(answer).body();
        requireShowable(body.path("order"), answer.status());
        return new Committed(
                body.path("order"),
                body.path("sequence").asLong(),
                body.path("outcome").asText(""));
    }

    /** The answer is stored for the page like an event is, so it must be as readable as one. */
    private void requireShowable(JsonNode order, int status) {
        if (answers.read(SERVICE, order, OrderExcerpt.class) == null) {
            throw new ServiceDownException(SERVICE, status);
        }
    }

    /** A view without an order behind it can't be: anything else than an answer is a service that isn't ready. */
    private static Answer requireFound(Answer answer) {
        if (answer.status() >= 400) {
            throw new ServiceDownException(SERVICE, answer.status());
        }
        return answer;
    }

    private String caller(PortalLink link) {
        return callers.sign(new Caller(link.merchant(), Actor.CUSTOMER));
    }
}
