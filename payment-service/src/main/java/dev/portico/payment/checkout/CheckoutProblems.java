package dev.portico.payment.checkout;

import dev.portico.kit.http.Problem;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.payment.account.BalanceView;
import dev.portico.payment.account.domain.Balance;
import dev.portico.payment.checkout.domain.PayRules.Refusal;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.domain.AmountNotTakenException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refused wishes to pay, as HTTP problems. */
class CheckoutProblems {

    static ProblemException of(Refusal refusal, Balance balance) {
        return switch (refusal) {
            case NOTHING_DUE -> Problems.of(422, "nothing-due", "Nothing is due on this order");
            case BALANCE_CHANGED ->
                withBalance("balance-changed", "Another amount is due than the one asked for", balance);
            case UNCONFIRMED ->
                withBalance("payment-unconfirmed", "A payment is under way and not confirmed yet", balance);
            case ANOTHER_OPEN ->
                withBalance("checkout-open", "Another payment page of this order is still open", balance);
        };
    }

    @ServerExceptionMapper
    public Response unreachable(ProcessorUnreachableException silent) {
        var problem = new Problem(
                503,
                "processor-unreachable",
                "The payment processor does not answer; nothing was charged",
                null,
                List.of(),
                Map.of());
        return Response.status(503)
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .header("Retry-After", "5")
                .build();
    }

    @ServerExceptionMapper
    public Response notTaken(AmountNotTakenException finer) {
        var problem = new Problem(
                422,
                "amount-not-payable",
                "The payment processor has no number for this amount",
                null,
                List.of(),
                Map.of());
        return Response.status(422).type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    private static ProblemException withBalance(String code, String title, Balance balance) {
        return new ProblemException(
                new Problem(409, code, title, null, List.of(), Map.of("balance", BalanceView.of(balance))));
    }
}
