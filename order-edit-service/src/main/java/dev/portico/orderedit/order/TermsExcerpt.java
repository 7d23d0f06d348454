package dev.portico.orderedit.order;

import dev.portico.orderedit.order.domain.PreOrderTerms;
import dev.portico.orderedit.order.domain.PreOrderTerms.Charge;
import dev.portico.orderedit.order.domain.PreOrderTerms.Plan;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import org.jspecify.annotations.Nullable;

/** The public form of a listing's terms. */
public record TermsExcerpt(
        Type type, @Nullable Deposit deposit, boolean depositRefundable, @Nullable Plan plan, @Nullable Charge charge) {

    /** The percentage is a decimal number as text, so that no reader rounds it; the amount is of each unit, in minor units. */
    public record Deposit(@Nullable String percent, @Nullable Long amountMinor) {

        static @Nullable Deposit of(PreOrderTerms.@Nullable Deposit deposit) {
            if (deposit == null) {
                return null;
            }
            var percent = deposit.percent();
            return new Deposit(percent == null ? null : percent.toPlainString(), deposit.amountMinor());
        }
    }

    public static TermsExcerpt of(PreOrderTerms terms) {
        return new TermsExcerpt(
                terms.type(), Deposit.of(terms.deposit()), terms.depositRefundable(), terms.plan(), terms.charge());
    }
}
