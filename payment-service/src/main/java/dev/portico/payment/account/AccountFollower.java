package dev.portico.payment.account;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import io.smallrye.mutiny.Uni;

/** A feature that does something whenever an account takes a step, in the transaction of the step. */
public interface AccountFollower {

    /** The account is stored and held. Whoever records a step of it from here is called again for that one. */
    Uni<Void> after(MerchantId merchant, Account.Step step);
}
