package dev.portico.payment.trialbalance;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Recomputes the ledger on demand: a merchant's admin their own, the operator everybody's. */
@Path("/api/v1/trial-balances")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
class TrialBalanceResource {

    private final TrialBalanceRun balance;
    private final TrialBalanceStore store;
    private final AllLedgers ledgers;
    private final SignedIn signedIn;

    TrialBalanceResource(TrialBalanceRun balance, TrialBalanceStore store, AllLedgers ledgers, SignedIn signedIn) {
        this.balance = balance;
        this.store = store;
        this.ledgers = ledgers;
        this.signedIn = signedIn;
    }

    record TrialBalanceList(List<TrialBalance> items) {}

    /** @param accounts how many were recomputed */
    record TrialBalance(String merchant, long accounts, List<DifferenceView> differences) {

        static TrialBalance of(MerchantId merchant, Progress progress) {
            return new TrialBalance(
                    merchant.value(),
                    progress.accounts(),
                    progress.differences().stream().map(DifferenceView::of).toList());
        }
    }

    /**
     * @param sum which promoted sum is wrong
     * @param promotedMinor what the account says
     * @param entriesMinor what its entries add up to
     */
    record DifferenceView(UUID orderId, String sum, String currency, long promotedMinor, long entriesMinor) {

        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.orderId(),
                    difference.what().name(),
                    difference.currency(),
                    difference.promotedMinor(),
                    difference.entriesMinor());
        }
    }

    @POST
    @Operation(summary = "Recompute every account's sums from its entries and compare")
    public Uni<TrialBalanceList> run(@Context SecurityContext caller) {
        return merchants(caller.isUserInRole(Roles.OPERATOR))
                .chain(merchants -> Multi.createFrom()
                        .iterable(merchants)
                        .onItem()
                        .transformToUniAndConcatenate(this::run)
                        .collect()
                        .asList())
                .map(TrialBalanceList::new);
    }

    private Uni<TrialBalance> run(MerchantId merchant) {
        return balance.run(merchant)
                .call(progress -> store.ended(merchant, progress))
                .map(progress -> TrialBalance.of(merchant, progress));
    }

    private Uni<List<MerchantId>> merchants(boolean all) {
        return all ? ledgers.merchants() : Uni.createFrom().item(List.of(signedIn.merchant()));
    }
}
