package dev.portico.portal.page;

import dev.portico.kit.id.Ids;
import dev.portico.portal.client.CommitAnswer;
import dev.portico.portal.client.DelayAnswer;
import dev.portico.portal.client.DelayPreview;
import dev.portico.portal.client.OrderEditClient;
import dev.portico.portal.page.DelayPage.Choice;
import dev.portico.portal.page.OrderPage.Statement;
import dev.portico.portal.view.domain.Delay;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pre-order that comes too late: accept the new day, or cancel it and see first what that gives back. */
@Path("/p/{token}/delay/{notice}")
@PermitAll
class DelayPages {

    private static final String ACCEPT = "ACCEPT";
    private static final String CANCEL = "CANCEL";

    private final Flow flow;
    private final OrderEditClient edits;

    DelayPages(Flow flow, OrderEditClient edits) {
        this.flow = flow;
        this.edits = edits;
    }

    @GET
    public Uni<Response> ask(String token, String notice, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers)
                .chain(visit -> found(visit, notice, delay -> show(visit, delay, 200, null)));
    }

    @POST
    public Uni<Response> answer(
            String token,
            String notice,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form)
                .chain(posted -> found(posted.visit(), notice, delay -> decide(posted, delay)));
    }

    private Uni<Response> found(Visit visit, String notice, Function<Delay, Uni<Response>> go) {
        return visit.view()
                .order()
                .delay(notice)
                .map(go)
                .orElseGet(() -> flow.closed(
                        visit, 404, "", visit.text("delay.over"), visit.text("reason.NOTHING_TO_ANSWER"), List.of()));
    }

    private Uni<Response> decide(Posted posted, Delay delay) {
        var answer = posted.value("answer");
        return posted.isComplete() && List.of(ACCEPT, CANCEL).contains(answer)
                ? send(posted, delay, answer)
                : show(posted.visit(), delay, 200, null);
    }

    private Uni<Response> send(Posted posted, Delay delay, String answer) {
        var visit = posted.visit();
        var request = new DelayAnswer(delay.noticeId(), answer, posted.version());
        var sent = edits.answerDelay(visit.link(), posted.key(), request)
                .chain(done -> answered(visit, delay, answer, done));
        return flow.orKept(sent, posted, path(delay));
    }

    private Uni<Response> answered(Visit visit, Delay delay, String answer, CommitAnswer done) {
        var outcome = answer.equals(ACCEPT) ? "delayAccepted" : "delayCanceled";
        return done.fold(
                committed -> flow.done(visit, committed, "?done=" + outcome),
                refused -> show(visit, delay, 422, Sentences.first(visit, refused.violations(), "reason.other")),
                stale -> show(visit, delay, 409, visit.text("reason.STALE_VERSION")));
    }

    private Uni<Response> show(Visit visit, Delay delay, int status, @Nullable String fault) {
        var shown = edits.previewDelayAnswer(visit.link(), delay.noticeId())
                .chain(preview -> page(visit, delay, preview, status, fault));
        return flow.orUnavailable(shown, visit, path(delay));
    }

    private Uni<Response> page(Visit visit, Delay delay, DelayPreview preview, int status, @Nullable String fault) {
        if (preview.isOver()) {
            var why = Sentences.first(visit, preview.cancel(), "reason.other");
            return flow.closed(visit, status, "", visit.text("delay.over"), why, List.of());
        }
        var title = visit.text("delay.title");
        var preOrders = new PreOrders(visit);
        var page = new DelayPage(
                flow.frame(visit, title, path(delay)),
                visit.orderTitle(),
                title,
                items(visit, delay),
                statement(visit, delay, preOrders).orElse(null),
                preOrders.words(delay.expected()),
                delay.isAsked(visit.now()) ? Delays.until(visit, delay) : null,
                fault,
                choice(visit, preview.accept().isEmpty(), "delay.accept"),
                choice(visit, preview.cancel().isEmpty(), preview.wholeOrder() ? "delay.cancel.order" : "delay.cancel"),
                outcome(visit, preview),
                sums(visit, preview),
                visit.href(path(delay)),
                visit.href(""),
                preview.version());
        return flow.page(visit, status, "delay", page);
    }

    private static List<String> items(Visit visit, Delay delay) {
        return delay.lineIds().stream()
                .flatMap(id -> visit.view().order().line(id).stream())
                .map(Line::title)
                .toList();
    }

    private static Optional<Statement> statement(Visit visit, Delay delay, PreOrders preOrders) {
        return visit.view().listing(delay.listingId()).stream()
                .flatMap(listing -> listing.statements().stream())
                .filter(statement -> statement.id().equals(delay.noticeId()))
                .findFirst()
                .flatMap(preOrders::statement);
    }

    private static @Nullable Choice choice(Visit visit, boolean possible, String label) {
        return possible ? new Choice(visit.text(label), Ids.next().toString()) : null;
    }

    private static String outcome(Visit visit, DelayPreview preview) {
        if (preview.refundDueMinor() > 0) {
            return visit.text("delay.refund", Map.of("amount", visit.money(preview.refundDueMinor())));
        }
        return preview.notTakenMinor() > 0
                ? visit.text("delay.notTaken", Map.of("amount", visit.money(preview.notTakenMinor())))
                : visit.text("cancel.noRefund");
    }

    private static List<Sums.Row> sums(Visit visit, DelayPreview preview) {
        var sums = new ArrayList<Sums.Row>();
        sums.add(Sums.covered(visit, "cancel.paid", preview.paidMinor()));
        sums.addAll(Sums.back(visit, preview.refundDueMinor(), preview.notTakenMinor()));
        return sums;
    }

    private static String path(Delay delay) {
        return Delays.PATH + delay.noticeId();
    }
}
