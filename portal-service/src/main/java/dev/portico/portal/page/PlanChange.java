package dev.portico.portal.page;

import dev.portico.portal.client.PlanAfter;
import dev.portico.portal.client.Preview;
import dev.portico.portal.page.OrderPage.PlanItem;
import dev.portico.portal.view.domain.Schedule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an edit does to a payment plan.
 *
 * @param after the plan it leads to, with the amounts of before where they differ; empty when that can't be told yet
 * @param before the plan as it is; empty likewise
 * @param note said below it
 */
public record PlanChange(List<PlanItem> after, List<PlanItem> before, @Nullable String note) {

    /** Empty when the edit moves no plan. */
    static Optional<PlanChange> of(Visit visit, Preview preview) {
        return Optional.ofNullable(preview.plan()).flatMap(plan -> of(visit, plan));
    }

    private static Optional<PlanChange> of(Visit visit, PlanAfter plan) {
        if (!(plan instanceof PlanAfter.Known known)) {
            return Optional.of(new PlanChange(List.of(), List.of(), visit.text("review.plan.follows")));
        }
        return isShown(known.before()) || isShown(known.after())
                ? Optional.of(new PlanChange(
                        PaymentPlan.items(visit, known.after(), known.before()),
                        PaymentPlan.items(visit, known.before(), known.before()),
                        known.confirmationRequired() ? visit.text("review.plan.confirm") : null))
                : Optional.empty();
    }

    private static boolean isShown(Schedule plan) {
        return plan.isPlanned();
    }

    /**
     * What saving asks the customer for at once, in minor units; negative when the shop owes. Of a plan that can't be told
     * yet nothing is promised.
     */
    static long asked(Visit visit, Preview preview) {
        var balance = preview.balanceAfterMinor();
        if (balance <= 0) {
            return balance;
        }
        if (preview.plan() instanceof PlanAfter.Known known) {
            return known.dueMinor();
        }
        if (preview.plan() != null) {
            return 0;
        }
        return visit.view().plan().isPresent() ? Math.min(balance, Math.max(0, visit.due())) : balance;
    }
}
