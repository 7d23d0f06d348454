package dev.portico.portal.page;

import dev.portico.portal.client.PlanAfter;
import dev.portico.portal.client.Preview;
import dev.portico.portal.view.domain.Card;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has to agree to before an edit is saved that makes more be charged later than they agreed to so far.
 *
 * @param agreedMinor what is charged later then, in minor units of the order's currency
 * @param fault said when it was not agreed to; null for nothing
 */
public record Mandate(long agreedMinor, String text, String label, @Nullable String fault) {

    /** The field that says so, with the amount as its value. */
    static final String AGREE = "agree";

    /** Tells that the form asked. */
    static final String ASKED = "mandate";

    /** Empty when the edit needs no such word, or that can't be told. */
    static Optional<Mandate> of(Visit visit, Preview preview, boolean isMissing) {
        return required(preview).map(plan -> of(visit, plan.after().chargedLaterMinor(), isMissing));
    }

    static Optional<PlanAfter.Known> required(Preview preview) {
        return preview.plan() instanceof PlanAfter.Known known && known.confirmationRequired() && !preview.cancels()
                ? Optional.of(known)
                : Optional.empty();
    }

    private static Mandate of(Visit visit, long minor, boolean isMissing) {
        var amount = visit.money(minor);
        var card = Optional.ofNullable(visit.view().facts().card()).map(Card::method);
        return new Mandate(
                minor,
                visit.text("mandate.text", Map.of("amount", amount)),
                card.map(method -> visit.text("mandate.agree.card", Map.of("amount", amount, "card", method)))
                        .orElseGet(() -> visit.text("mandate.agree", Map.of("amount", amount))),
                isMissing ? visit.text("mandate.fault") : null);
    }
}
