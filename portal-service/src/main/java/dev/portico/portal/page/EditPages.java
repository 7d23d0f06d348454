package dev.portico.portal.page;

import dev.portico.kit.id.Ids;
import dev.portico.portal.client.Addable;
import dev.portico.portal.client.Calculated;
import dev.portico.portal.client.CommitAnswer;
import dev.portico.portal.client.EditRequest;
import dev.portico.portal.client.MandateAnswer;
import dev.portico.portal.client.OrderEditClient;
import dev.portico.portal.client.OrderPreviews;
import dev.portico.portal.client.PaymentClient;
import dev.portico.portal.client.PlanAfter;
import dev.portico.portal.client.Preview;
import dev.portico.portal.client.Preview.Violation;
import dev.portico.portal.client.ServiceDownException;
import dev.portico.portal.page.EditPage.Stale;
import dev.portico.portal.page.Staging.Search;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changing an order: form, steps within it, review, commit. order-edit-service calculates and decides each time; between
 * the steps there is nothing but the form itself, so leaving at any point leaves the order as it was.
 */
@Path("/p/{token}/edit")
@PermitAll
class EditPages {

    private static final String KEY = "key";
    private static final Set<String> NOT_CARRIED = Set.of(KEY, Mandate.AGREE, Mandate.ASKED);
    private static final String PATH = "/edit";

    private final Flow flow;
    private final OrderEditClient edits;
    private final OrderPreviews previews;
    private final PaymentClient payments;

    EditPages(Flow flow, OrderEditClient edits, OrderPreviews previews, PaymentClient payments) {
        this.flow = flow;
        this.edits = edits;
        this.previews = previews;
        this.payments = payments;
    }

    /** A step of the flow: whose order, and what was typed into the form. */
    private record Attempt(Posted posted, EditForm form) {

        Visit visit() {
            return posted.visit();
        }

        Attempt with(EditForm other) {
            return new Attempt(posted, other);
        }
    }

    @GET
    public Uni<Response> form(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers).chain(this::showForm);
    }

    /** A step that stays on the page: search, add, replace, take out, the fields of another country. */
    @POST
    @Path("/items")
    public Uni<Response> items(
            String token,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form)
                .map(EditPages::attempt)
                .chain(attempt -> showStep(attempt, Staging.of(attempt.form())));
    }

    @POST
    @Path("/review")
    public Uni<Response> review(
            String token,
            @HeaderParam("Portico-Fragment") @Nullable String fragment,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form)
                .map(EditPages::attempt)
                .chain(attempt -> fragment == null ? showReview(attempt) : showSummary(attempt));
    }

    @POST
    public Uni<Response> commit(
            String token,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form).map(EditPages::attempt).chain(this::save);
    }

    private static Attempt attempt(Posted posted) {
        var visit = posted.visit();
        var read = EditForm.read(posted.form()).orElseThrow(() -> PageRefusedException.of(Refusal.UNREADABLE, visit));
        return new Attempt(posted, read);
    }

    private Uni<Response> showForm(Visit visit) {
        var nothing = new EditRequest(visit.view().order().version(), List.of());
        var shown = previews.edit(visit.link(), nothing).chain(calculated -> freshForm(visit, calculated.preview()));
        return flow.orUnavailable(shown, visit, PATH);
    }

    private Uni<Response> freshForm(Visit visit, Preview preview) {
        var current = current(visit, preview);
        var allowances = new Allowances(current);
        if (!allowances.allowsEditing()) {
            return closed(current, allowances);
        }
        var form = new EditForm(EditBase.of(preview), new MultivaluedHashMap<>());
        var composer = new EditPageComposer(current, preview, form, Findings.none());
        return flow.page(visit, 200, "edit", composer.compose(flow.assets()));
    }

    /** No form where nothing can be changed: the reason, and what still works. */
    private Uni<Response> closed(Visit visit, Allowances allowances) {
        var why = allowances
                .standstill()
                .map(reason -> Sentences.of(visit, reason))
                .orElseGet(() -> visit.text("edit.nothingAllowed"));
        return flow.closed(visit, 200, PATH, visit.text("edit.closed"), why, List.of(visit.text("standstill.text")));
    }

    private Uni<Response> showStep(Attempt attempt, Staging step) {
        var staged = attempt.with(step.form());
        var search = step.search();
        var shown = previews.edit(attempt.visit().link(), step.form().request())
                .chain(calculated -> search == null
                        ? stepped(staged, calculated, step, null)
                        : found(staged, calculated, step, search));
        return flow.orKept(shown, attempt.posted(), "/edit/items");
    }

    private Uni<Response> found(Attempt attempt, Calculated calculated, Staging step, Search search) {
        return edits.addable(attempt.visit().link(), search.query(), search.cursor())
                .chain(found -> stepped(attempt, calculated, step, found));
    }

    private Uni<Response> stepped(Attempt attempt, Calculated calculated, Staging step, @Nullable Addable found) {
        var preview = calculated.preview();
        if (calculated.stale()) {
            return stale(attempt, preview);
        }
        // Only what is refused is said here: that nothing is different yet is no fault while somebody looks around.
        var findings = Findings.of(attempt.visit(), preview.violations(), step.form());
        var composer = new EditPageComposer(current(attempt.visit(), preview), preview, step.form(), findings);
        return flow.page(attempt.visit(), 200, "edit", composer.compose(flow.assets(), step, found));
    }

    private Uni<Response> showReview(Attempt attempt) {
        if (Staging.isSearch(attempt.form())) {
            return showStep(attempt, Staging.of(attempt.form()));
        }
        var keepsEditing = attempt.form().typed().containsKey("keep");
        var carried = attempt.with(Staging.without(attempt.form()));
        var shown = previews.edit(attempt.visit().link(), carried.form().request())
                .chain(calculated -> reviewed(carried, calculated, keepsEditing));
        return flow.orKept(shown, carried.posted(), "/edit/review");
    }

    private Uni<Response> reviewed(Attempt attempt, Calculated calculated, boolean keepsEditing) {
        var preview = calculated.preview();
        if (calculated.stale()) {
            return stale(attempt, preview);
        }
        if (keepsEditing) {
            return again(attempt, preview, Findings.none(), 200);
        }
        var findings = findings(attempt, preview);
        return findings.isEmpty() ? confirmable(attempt, preview) : again(attempt, preview, findings, 422);
    }

    private Uni<Response> confirmable(Attempt attempt, Preview preview) {
        return confirmable(attempt, preview, false);
    }

    /** @param isMissing whether it was sent without agreeing to what has to be agreed to */
    private Uni<Response> confirmable(Attempt attempt, Preview preview, boolean isMissing) {
        var visit = attempt.visit();
        var page = new ReviewPage(
                flow.frame(visit, visit.text("review.title"), PATH),
                visit.orderTitle(),
                visit.href(PATH),
                visit.href("/edit/review"),
                visit.href(""),
                carried(attempt.form()),
                Changes.of(current(visit, preview), preview, Findings.none()),
                Mandate.of(visit, preview, isMissing).orElse(null));
        return flow.page(visit, isMissing ? 422 : 200, "review", page);
    }

    /** Everything typed, and a key: the same form sent twice is one edit. */
    private static List<HiddenField> carried(EditForm form) {
        var fields = new ArrayList<>(HiddenField.all(form.typed()));
        fields.removeIf(field -> NOT_CARRIED.contains(field.name()));
        fields.add(new HiddenField(KEY, Ids.next().toString()));
        return fields;
    }

    private Uni<Response> showSummary(Attempt attempt) {
        return previews.edit(attempt.visit().link(), attempt.form().request())
                .chain(calculated -> summary(attempt, calculated.preview()))
                .onFailure(ServiceDownException.class)
                .recoverWithItem(() -> Response.status(503).build());
    }

    private Uni<Response> summary(Attempt attempt, Preview preview) {
        var form = attempt.form();
        var violations = form.changes().isEmpty() ? List.<Violation>of() : preview.violations();
        var findings = Findings.of(attempt.visit(), violations, form);
        return flow.part(attempt.visit(), "summary", Changes.of(current(attempt.visit(), preview), preview, findings));
    }

    private Uni<Response> save(Attempt attempt) {
        var key = attempt.posted().key();
        if (key.isEmpty()) {
            return showReview(attempt);
        }
        var sent = mayNeedAMandate(attempt)
                ? previews.edit(attempt.visit().link(), attempt.form().request())
                        .chain(calculated -> saveAgreed(attempt, calculated))
                : commit(attempt);
        return flow.orKept(sent, attempt.posted(), PATH);
    }

    private Uni<Response> commit(Attempt attempt) {
        return edits.commit(
                        attempt.visit().link(),
                        attempt.posted().key(),
                        attempt.form().request())
                .chain(answer -> answered(attempt, answer));
    }

    /** Only orders that are paid over time need one, or become so by an edit whose review asked for it. */
    private static boolean mayNeedAMandate(Attempt attempt) {
        return attempt.visit().view().order().hasPreOrders()
                || attempt.form().typed().containsKey(Mandate.ASKED);
    }

    /** Nothing is saved that makes more be charged later than the customer agreed to, before that is recorded. */
    private Uni<Response> saveAgreed(Attempt attempt, Calculated calculated) {
        var preview = calculated.preview();
        var required = calculated.stale() ? Optional.<PlanAfter.Known>empty() : Mandate.required(preview);
        if (required.isEmpty() || !preview.violations().isEmpty()) {
            return commit(attempt);
        }
        var later = required.get().after().chargedLaterMinor();
        if (!attempt.posted().value(Mandate.AGREE).equals(String.valueOf(later))) {
            return confirmable(attempt, preview, true);
        }
        return payments.confirmMandate(attempt.visit().link(), attempt.posted().key(), later, preview)
                .chain(answer -> answer == MandateAnswer.RECORDED ? commit(attempt) : showReview(attempt));
    }

    private Uni<Response> answered(Attempt attempt, CommitAnswer answer) {
        var visit = attempt.visit();
        return answer.fold(
                committed -> flow.done(visit, committed, "?done=" + EditOutcome.of(committed, "edited")),
                // What was refused, or changed meanwhile, the review step finds again and can show at the fields.
                refused -> showReview(attempt),
                stale -> showReview(attempt));
    }

    private Uni<Response> stale(Attempt attempt, Preview preview) {
        var shown = attempt.form().base();
        var newer = EditBase.of(preview);
        var fresh = attempt.with(attempt.form().over(newer));
        var current = current(attempt.visit(), preview);
        var stale = new Stale(Meanwhile.changes(current, shown, newer));
        var composer = new EditPageComposer(current, preview, fresh.form(), findings(fresh, preview));
        return flow.page(attempt.visit(), 409, "edit", composer.compose(flow.assets(), stale));
    }

    private Uni<Response> again(Attempt attempt, Preview preview, Findings findings, int status) {
        var current = current(attempt.visit(), preview);
        var composer = new EditPageComposer(current, preview, attempt.form(), findings);
        return flow.page(attempt.visit(), status, "edit", composer.compose(flow.assets()));
    }

    private static Findings findings(Attempt attempt, Preview preview) {
        var form = attempt.form();
        var violations = new ArrayList<>(preview.violations());
        if (form.changes().isEmpty() && form.unreadable().isEmpty() && violations.isEmpty()) {
            violations.add(new Violation("NOTHING_TO_CHANGE", "", Map.of()));
        }
        return Findings.ofAll(attempt.visit(), violations, form);
    }

    /** The order as order-edit-service has it: it may be ahead of the events. */
    static Visit current(Visit visit, Preview preview) {
        var view = visit.view();
        return preview.before().version() >= view.order().version()
                ? visit.withView(view.with(preview.before()))
                : visit;
    }
}
