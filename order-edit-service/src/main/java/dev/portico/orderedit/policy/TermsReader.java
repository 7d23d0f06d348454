package dev.portico.orderedit.policy;

import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.WithdrawalTerms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how customers cancel and withdraw. */
final class TermsReader {

    private static final int REASON_LIMIT = 20;
    private static final String REASON_CODE = "[A-Z][A-Z0-9_]{0,39}";
    private static final String PERCENTAGE = "\\d{1,3}(?:\\.\\d{1,2})?";
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int COUNTRY_LIMIT = 300;

    /** What the law of the European Union grants at least. */
    private static final int LEAST_DAYS = 14;

    private static final int MOST_DAYS = 365;

    private final PolicyChecks checks;

    TermsReader(PolicyChecks checks) {
        this.checks = checks;
    }

    CancelTerms cancel(PolicyInput.@Nullable Cancel cancel) {
        if (cancel == null) {
            return CancelTerms.DEFAULT;
        }
        if (cancel.feeMinor() != null && cancel.feePercent() != null) {
            checks.fault("one-fee-only", "/cancel/feePercent", "must be left out where there is a fixed fee");
        }
        return new CancelTerms(
                checks.choice(cancel.mode(), CancelTerms.DEFAULT.mode(), "/cancel/mode"),
                reasons(cancel.reasons()),
                !Boolean.FALSE.equals(cancel.restock()),
                checks.number(cancel.feeMinor(), 1, Checks.AMOUNT_LIMIT, "amount-out-of-range", "/cancel/feeMinor")
                        .orElse(null),
                percentage(cancel.feePercent()));
    }

    private List<String> reasons(@Nullable List<String> codes) {
        if (codes == null) {
            return CancelTerms.USUAL_REASONS;
        }
        if (codes.isEmpty()) {
            checks.fault("required", "/cancel/reasons", "must have a reason to choose");
        }
        return checks.texts(codes, REASON_LIMIT, code -> code.matches(REASON_CODE), "bad-reason", "/cancel/reasons");
    }

    private @Nullable BigDecimal percentage(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var percentage = text.matches(PERCENTAGE) ? new BigDecimal(text) : BigDecimal.ZERO;
        if (percentage.signum() == 0 || percentage.compareTo(HUNDRED) > 0) {
            checks.fault(
                    "percentage-out-of-range",
                    "/cancel/feePercent",
                    "must be a number above 0 and up to 100 with at most two decimals");
            return null;
        }
        return percentage;
    }

    WithdrawalTerms withdrawal(PolicyInput.@Nullable Withdrawal withdrawal) {
        if (withdrawal == null) {
            return WithdrawalTerms.DEFAULT;
        }
        return new WithdrawalTerms(
                Boolean.TRUE.equals(withdrawal.enabled()),
                countries(withdrawal.countries()),
                checks.number(withdrawal.days(), LEAST_DAYS, MOST_DAYS, "days-out-of-range", "/withdrawal/days")
                        .map(Long::intValue)
                        .orElse(WithdrawalTerms.DEFAULT.days()));
    }

    private Set<String> countries(@Nullable List<String> codes) {
        return codes == null
                ? WithdrawalTerms.EUROPEAN_UNION
                : Set.copyOf(checks.texts(
                        codes, COUNTRY_LIMIT, Checks::isCountry, "unknown-country", "/withdrawal/countries"));
    }
}
