package dev.portico.portal.page;

import dev.portico.portal.client.CommitAnswer;
import dev.portico.portal.client.OrderEditClient;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Taking back a change that waits for the shop or for a payment. The order page shows it, and asks. */
@Path("/p/{token}/take-back")
@PermitAll
class WaitingPages {

    private final Flow flow;
    private final OrderEditClient edits;

    WaitingPages(Flow flow, OrderEditClient edits) {
        this.flow = flow;
        this.edits = edits;
    }

    @POST
    public Uni<Response> takeBack(
            String token,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form)
                .chain(posted -> posted.isComplete() ? send(posted) : flow.seeOther(posted.visit(), ""));
    }

    private Uni<Response> send(Posted posted) {
        var sent = edits.takeBack(posted.visit().link(), posted.key(), posted.version())
                .chain(answer -> answered(posted.visit(), answer));
        return flow.orKept(sent, posted, "/take-back");
    }

    private Uni<Response> answered(Visit visit, CommitAnswer answer) {
        return answer.fold(
                committed -> flow.done(visit, committed, "?done=takenBack"),
                refused -> notNow(visit, 422, Sentences.first(visit, refused.violations(), "reason.other")),
                stale -> notNow(visit, 409, visit.text("reason.STALE_VERSION")));
    }

    private Uni<Response> notNow(Visit visit, int status, String why) {
        return flow.closed(visit, status, "", visit.text("waiting.takeBack.refused"), why, List.of());
    }
}
