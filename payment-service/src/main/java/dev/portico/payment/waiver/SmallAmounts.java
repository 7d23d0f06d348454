package dev.portico.payment.waiver;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.StepAmendment;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.refundpolicy.RefundPolicies;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.joda.money.Money;

/**
 * Waives what is left to pay when it is too little to ask for, where the merchant wants that. It is part of the step that
 * left it, so the customer is never asked in between.
 */
@ApplicationScoped
@Priority(SmallAmounts.FIRST)
class SmallAmounts implements StepAmendment {

    /** Before anybody asks who pays for what is left. */
    static final int FIRST = 100;

    private final WaiverStore waivers;
    private final RefundPolicies policies;
    private final Clock clock;

    SmallAmounts(WaiverStore waivers, RefundPolicies policies, Clock clock) {
        this.waivers = waivers;
        this.policies = policies;
        this.clock = clock;
    }

    /** The policy is read only where there is something left to pay after a movement of money. */
    @Override
    public Uni<Account.Step> amend(MerchantId merchant, Account.Step step) {
        var owes = step.account().balance().outstanding().isPositive();
        return !owes || step.entries().isEmpty()
                ? Uni.createFrom().item(step)
                : policies.current(merchant)
                        .map(policy -> policy.waiveBelow(
                                        step.account().balance().currency())
                                .filter(limit -> step.account().owesLessThan(limit)))
                        .chain(waived -> waived.isPresent()
                                ? waive(merchant, step)
                                : Uni.createFrom().item(step));
    }

    private Uni<Account.Step> waive(MerchantId merchant, Account.Step step) {
        var waiver = waiver(step.account(), step.account().balance().outstanding());
        return waivers.add(merchant, waiver)
                .replaceWith(() -> step.waivingTheRest(waiver.ledgerReference(), waiver.createdAt()));
    }

    private Waiver waiver(Account account, Money amount) {
        return new Waiver(
                Ids.next(),
                account.orderId(),
                Waiver.Kind.AUTOMATIC,
                amount,
                null,
                Actor.SYSTEM.value(),
                clock.instant());
    }
}
