package dev.portico.payment.account;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import io.smallrye.mutiny.Uni;

/**
 * A feature that makes a step another one before anybody hears of it, in the transaction of the step. Those of higher
 * priority come first.
 */
public interface StepAmendment {

    /** The step as it is to be recorded; most often the same. The account may not be stored yet. */
    Uni<Account.Step> amend(MerchantId merchant, Account.Step step);
}
