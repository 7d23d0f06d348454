package dev.portico.portal.page;

import dev.portico.kit.id.Ids;
import dev.portico.portal.client.CommitAnswer;
import dev.portico.portal.client.OrderEditClient;
import dev.portico.portal.client.WithdrawalPreview;
import dev.portico.portal.client.WithdrawalRequest;
import dev.portico.portal.page.AcknowledgementPage.Fact;
import dev.portico.portal.view.domain.OrderExcerpt.Withdrawal;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The consumer's right to withdraw: "withdraw from contract here", "confirm withdrawal", a dated acknowledgement. */
@Path("/p/{token}")
@PermitAll
class WithdrawPages {

    private static final String PATH = "/withdraw";
    private static final String ACKNOWLEDGEMENT = "/withdrawal";
    private static final int LONGEST_NAME = 200;

    private final Flow flow;
    private final OrderEditClient edits;

    WithdrawPages(Flow flow, OrderEditClient edits) {
        this.flow = flow;
        this.edits = edits;
    }

    /** What is wrong with what was sent; nothing when the page is shown for the first time. */
    private record Faults(@Nullable String general, @Nullable String name) {}

    @GET
    @Path(PATH)
    public Uni<Response> ask(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers)
                .chain(visit -> show(Posted.nothing(visit), 200, new Faults(null, null)));
    }

    @POST
    @Path(PATH)
    public Uni<Response> confirm(
            String token,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form).chain(this::decide);
    }

    @GET
    @Path(ACKNOWLEDGEMENT)
    public Uni<Response> acknowledgement(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers).chain(this::acknowledge);
    }

    private Uni<Response> decide(Posted posted) {
        if (!posted.isComplete()) {
            return show(posted, 200, new Faults(null, null));
        }
        var name = posted.value("name");
        return name.isEmpty() || name.length() > LONGEST_NAME
                ? show(posted, 422, new Faults(null, posted.visit().text("withdraw.nameMissing")))
                : send(posted);
    }

    private Uni<Response> send(Posted posted) {
        var request = new WithdrawalRequest(posted.version(), posted.value("name"), posted.comment());
        var sent =
                edits.withdraw(posted.visit().link(), posted.key(), request).chain(answer -> answered(posted, answer));
        return flow.orKept(sent, posted, PATH);
    }

    private Uni<Response> answered(Posted posted, CommitAnswer answer) {
        var visit = posted.visit();
        return answer.fold(
                committed -> flow.done(visit, committed, ACKNOWLEDGEMENT),
                refused -> show(posted, 422, general(Sentences.first(visit, refused.violations(), "reason.other"))),
                stale -> show(posted, 409, general(visit.text("reason.STALE_VERSION"))));
    }

    private static Faults general(String sentence) {
        return new Faults(sentence, null);
    }

    private Uni<Response> show(Posted posted, int status, Faults faults) {
        var visit = posted.visit();
        if (receivedAt(visit) != null) {
            return flow.seeOther(visit, ACKNOWLEDGEMENT);
        }
        var shown = edits.previewWithdrawal(visit.link(), visit.view().order().version())
                .chain(preview -> page(posted, status, faults, preview));
        return flow.orUnavailable(shown, visit, PATH);
    }

    private Uni<Response> page(Posted posted, int status, Faults faults, WithdrawalPreview preview) {
        var visit = posted.visit();
        if (!preview.violations().isEmpty()) {
            var why = Sentences.first(visit, preview.violations(), "reason.other");
            return flow.closed(visit, status, PATH, visit.text("withdraw.refused"), why, List.of());
        }
        var title = visit.text("withdraw.title");
        var until = preview.until();
        return flow.page(
                visit,
                status,
                "withdraw",
                new WithdrawPage(
                        flow.frame(visit, title, PATH),
                        visit.orderTitle(),
                        title,
                        faults.general(),
                        faults.name(),
                        until == null ? null : visit.text("withdraw.until", Map.of("when", visit.moment(until))),
                        sums(visit, preview),
                        visit.text(
                                "withdraw.declaration",
                                Map.of(
                                        "number",
                                        visit.view().order().number(),
                                        "shop",
                                        visit.shop().name())),
                        visit.href(PATH),
                        visit.href(""),
                        preview.version(),
                        Ids.next().toString(),
                        posted.form().containsKey("name") ? posted.value("name") : customer(visit),
                        posted.value("comment")));
    }

    private static List<Sums.Row> sums(Visit visit, WithdrawalPreview preview) {
        var sums = new ArrayList<Sums.Row>();
        sums.add(new Sums.Row(
                visit.text("cancel.total"),
                visit.money(visit.view().order().totals().totalMinor()),
                ""));
        sums.add(new Sums.Row(visit.text("withdraw.fee"), visit.money(0), ""));
        sums.addAll(Sums.back(visit, preview.refundDueMinor(), preview.notTakenMinor()));
        return sums;
    }

    private Uni<Response> acknowledge(Visit visit) {
        var receivedAt = receivedAt(visit);
        if (receivedAt == null) {
            return flow.seeOther(visit, "");
        }
        var title = visit.text("acknowledgement.title");
        var page = new AcknowledgementPage(
                flow.frame(visit, title, ACKNOWLEDGEMENT),
                visit.shop().name(),
                title,
                visit.text("acknowledgement.text"),
                facts(visit, receivedAt),
                visit.text("footer.contact", Map.of("email", visit.shop().shopEmail())),
                visit.href(""));
        return flow.page(visit, 200, "acknowledgement", page);
    }

    private static List<Fact> facts(Visit visit, Instant receivedAt) {
        var order = visit.view().order();
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(visit.text("acknowledgement.received"), visit.formats().date(receivedAt)));
        facts.add(new Fact(visit.text("acknowledgement.order"), order.number()));
        facts.add(new Fact(visit.text("acknowledgement.placed"), visit.formats().date(order.placedAt())));
        facts.add(new Fact(visit.text("acknowledgement.customer"), customer(visit)));
        facts.add(new Fact(visit.text("acknowledgement.shop"), visit.shop().name()));
        var withdrawal = order.withdrawal();
        if (withdrawal != null && withdrawal.id() != null) {
            facts.add(new Fact(visit.text("acknowledgement.id"), withdrawal.id()));
        }
        return facts.stream().filter(fact -> !fact.value().isBlank()).toList();
    }

    private static @Nullable Instant receivedAt(Visit visit) {
        @Nullable Withdrawal withdrawal = visit.view().order().withdrawal();
        return withdrawal == null ? null : withdrawal.receivedAt();
    }

    private static String customer(Visit visit) {
        var customer = visit.view().order().customer();
        return Stream.of(customer.firstName(), customer.lastName())
                .filter(Lines::isFilled)
                .collect(Collectors.joining(" "));
    }
}
