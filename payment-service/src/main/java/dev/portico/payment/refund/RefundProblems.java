package dev.portico.payment.refund;

import dev.portico.kit.http.Faults;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.refund.domain.RefundRules.Obstacle;
import dev.portico.payment.refund.domain.RefundRules.Refusal;
import java.util.List;
import java.util.Map;

/** Refused refunds, as an HTTP problem that lists everything that stands in the way. */
final class RefundProblems {

    /** @throws dev.portico.kit.http.ProblemException 422 {@code refund-refused} when there is a refusal */
    static void throwIfAny(List<Refusal> refusals) {
        var faults = new Faults();
        for (var refusal : refusals) {
            faults = faults.add(
                    code(refusal.obstacle()),
                    refusal.obstacle() == Obstacle.OTHER_CURRENCY ? "/currency" : "/amountMinor",
                    sentence(refusal.obstacle()),
                    Map.of(
                            "limitMinor",
                            Amounts.minor(refusal.limit()),
                            "currency",
                            refusal.limit().getCurrencyUnit().getCode()));
        }
        faults.throwIfAny(422, "refund-refused", "This can't be given back");
    }

    private static String code(Obstacle obstacle) {
        return switch (obstacle) {
            case OTHER_CURRENCY -> "other-currency";
            case NOTHING_DUE -> "nothing-due";
            case MORE_THAN_DUE -> "more-than-due";
            case MORE_THAN_PAID -> "more-than-paid";
        };
    }

    private static String sentence(Obstacle obstacle) {
        return switch (obstacle) {
            case OTHER_CURRENCY -> "The order is in another currency";
            case NOTHING_DUE -> "Nothing is owed that is not on its way already";
            case MORE_THAN_DUE -> "It is more than is owed and not on its way already";
            case MORE_THAN_PAID -> "It is more than is left of what was paid";
        };
    }

    private RefundProblems() {}
}
