package dev.portico.portal.page;

import dev.portico.kit.id.Ids;
import dev.portico.portal.client.Calculated;
import dev.portico.portal.client.CommitAnswer;
import dev.portico.portal.client.OrderEditClient;
import dev.portico.portal.client.OrderPreviews;
import dev.portico.portal.client.Preview;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Undoing the latest change: what the order goes back to, and what that costs or gives back, then one button. */
@Path("/p/{token}/undo")
@PermitAll
class UndoPages {

    private static final String PATH = "/undo";

    private final Flow flow;
    private final OrderEditClient edits;
    private final OrderPreviews previews;

    UndoPages(Flow flow, OrderEditClient edits, OrderPreviews previews) {
        this.flow = flow;
        this.edits = edits;
        this.previews = previews;
    }

    @GET
    public Uni<Response> ask(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers).chain(visit -> show(visit, 200, null));
    }

    @POST
    public Uni<Response> undo(
            String token,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form)
                .chain(posted -> posted.isComplete() ? send(posted) : show(posted.visit(), 200, null));
    }

    private Uni<Response> send(Posted posted) {
        var sent = edits.undo(posted.visit().link(), posted.key(), posted.version())
                .chain(answer -> answered(posted.visit(), answer));
        return flow.orKept(sent, posted, PATH);
    }

    private Uni<Response> answered(Visit visit, CommitAnswer answer) {
        return answer.fold(
                committed -> flow.done(visit, committed, "?done=" + EditOutcome.of(committed, "undone")),
                refused -> show(visit, 422, Sentences.first(visit, refused.violations(), "reason.other")),
                stale -> show(visit, 409, visit.text("reason.STALE_VERSION")));
    }

    private Uni<Response> show(Visit visit, int status, @Nullable String fault) {
        var shown = previews.undo(visit.link(), visit.view().order().version())
                .chain(calculated -> page(visit, status, fault, calculated));
        return flow.orUnavailable(shown, visit, PATH);
    }

    private Uni<Response> page(Visit visit, int status, @Nullable String fault, Calculated calculated) {
        var preview = calculated.preview();
        if (!preview.violations().isEmpty()) {
            var why = Sentences.first(visit, preview.violations(), "reason.other");
            return flow.closed(visit, status, PATH, visit.text("undo.refused"), why, List.of());
        }
        var title = visit.text("undo.title");
        var page = new UndoPage(
                flow.frame(visit, title, PATH),
                visit.orderTitle(),
                title,
                fault,
                Changes.of(EditPages.current(visit, preview), preview, Findings.none()),
                button(visit, preview),
                visit.href(PATH),
                visit.href(""),
                preview.version(),
                Ids.next().toString());
        return flow.page(visit, status, "undo", page);
    }

    private static String button(Visit visit, Preview preview) {
        var balance = PlanChange.asked(visit, preview);
        if (balance == 0) {
            return visit.text("undo.confirm");
        }
        if (balance > 0) {
            return visit.text("undo.confirmPay", Map.of("amount", visit.money(balance)));
        }
        return preview.refundMinor() > 0
                ? visit.text("undo.confirmRefund", Map.of("amount", visit.money(preview.refundMinor())))
                : visit.text("undo.confirm");
    }
}
