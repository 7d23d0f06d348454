package dev.portico.orderedit.policy.domain;

import java.util.List;
import java.util.Set;

/**
 * The statutory right to withdraw from a contract.
 *
 * @param countries where it is offered, ISO 3166-1 alpha-2, by the address the order goes to
 * @param days the period, counted from the last delivery
 */
public record WithdrawalTerms(boolean enabled, Set<String> countries, int days) {

    /** The member states of the European Union. */
    public static final Set<String> EUROPEAN_UNION = Set.copyOf(List.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"));

    public static final WithdrawalTerms DEFAULT = new WithdrawalTerms(false, EUROPEAN_UNION, 14);

    public WithdrawalTerms {
        countries = Set.copyOf(countries);
    }
}
