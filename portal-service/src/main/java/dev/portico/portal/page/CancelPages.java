package dev.portico.portal.page;

import dev.portico.portal.client.CancelPreview;
import dev.portico.portal.client.CancelRequest;
import dev.portico.portal.client.CommitAnswer;
import dev.portico.portal.client.CommitAnswer.Committed;
import dev.portico.portal.client.OrderEditClient;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Canceling an order or some of its items: first what it gives back, then one button. Which items is a choice in the
 * address, so looking at what another choice gives back changes nothing.
 */
@Path("/p/{token}/cancel")
@PermitAll
class CancelPages {

    static final String LINE = "line";

    private final Flow flow;
    private final OrderEditClient edits;

    CancelPages(Flow flow, OrderEditClient edits) {
        this.flow = flow;
        this.edits = edits;
    }

    /** @param lines the items to cancel; empty for the whole order */
    private record Attempt(Posted posted, List<UUID> lines) {

        Visit visit() {
            return posted.visit();
        }

        @Nullable
        List<UUID> lineIds() {
            return lines.isEmpty() ? null : lines;
        }
    }

    @GET
    public Uni<Response> ask(
            String token,
            @QueryParam(LINE) List<String> lines,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        return flow.look(token, address, headers)
                .map(visit -> attempt(Posted.nothing(visit), lines))
                .chain(attempt -> show(attempt, 200, null));
    }

    @POST
    public Uni<Response> cancel(
            String token,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form)
                .map(posted -> attempt(posted, posted.values(LINE)))
                .chain(this::decide);
    }

    /** All items chosen is the whole order; what is no item of this order is no choice. */
    private static Attempt attempt(Posted posted, List<String> chosen) {
        var wanted = new HashSet<>(chosen);
        var open = posted.visit().view().order().keptLines();
        var lines = open.stream()
                .map(Line::id)
                .filter(id -> wanted.contains(id.toString()))
                .toList();
        return new Attempt(posted, lines.size() == open.size() ? List.of() : lines);
    }

    private Uni<Response> decide(Attempt attempt) {
        if (!attempt.posted().isComplete()) {
            return show(attempt, 200, null);
        }
        // Which codes there are is the shop's to say: whether this is one of them, order-edit-service judges.
        return attempt.posted().value("reason").matches("[A-Z][A-Z0-9_]{0,63}")
                ? send(attempt)
                : show(attempt, 422, attempt.visit().text("cancel.reasonMissing"));
    }

    private Uni<Response> send(Attempt attempt) {
        var posted = attempt.posted();
        var request = new CancelRequest(posted.version(), posted.value("reason"), posted.comment(), attempt.lineIds());
        var sent =
                edits.cancel(attempt.visit().link(), posted.key(), request).chain(answer -> answered(attempt, answer));
        return flow.orKept(sent, posted, "/cancel");
    }

    private Uni<Response> answered(Attempt attempt, CommitAnswer answer) {
        var visit = attempt.visit();
        return answer.fold(
                committed -> flow.done(visit, committed, "?done=" + outcome(attempt, committed)),
                refused -> show(attempt, 422, Sentences.first(visit, refused.violations(), "reason.other")),
                stale -> show(attempt, 409, visit.text("reason.STALE_VERSION")));
    }

    private static String outcome(Attempt attempt, Committed committed) {
        if (committed.outcome().equals("REQUESTED")) {
            return "cancelRequested";
        }
        return attempt.lines().isEmpty() ? "canceled" : "itemsCanceled";
    }

    private Uni<Response> show(Attempt attempt, int status, @Nullable String fault) {
        var visit = attempt.visit();
        var question = new CancelRequest(visit.view().order().version(), null, null, attempt.lineIds());
        var shown = edits.previewCancellation(visit.link(), question)
                .chain(preview -> flow.page(visit, status, "cancel", page(attempt, preview, fault)));
        return flow.orUnavailable(shown, visit, "/cancel");
    }

    private CancelPage page(Attempt attempt, CancelPreview preview, @Nullable String fault) {
        return new CancelPageComposer(attempt.posted(), attempt.lines(), preview).compose(flow, fault);
    }
}
