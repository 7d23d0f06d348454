package dev.portico.payment.checkout;

import dev.portico.kit.http.Problem;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.money.Amounts;
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
        return switch (refusal.reason()) {
            case NOTHING_DUE -> Problems.of(422, "nothing-due", "Nothing is due on this order");
            case BALANCE_CHANGED ->
                problem(409, "balance-changed", "Another amount is due than the one asked for", refusal, balance);
            case UNCONFIRMED ->
                problem(409, "payment-unconfirmed", "A payment is under way and not confirmed yet", refusal, balance);
            case ANOTHER_OPEN ->
                problem(409, "checkout-open", "Another payment page of this order is still open", refusal, balance);
            case ORDER_CANCELED ->
                problem(409, "order-canceled", "Nothing can be paid early for a canceled order", refusal, balance);
            case INSTALLMENT_PAID ->
                problem(409, "installment-paid", "The installment was paid meanwhile", refusal, balance);
            case INSTALLMENT_GONE ->
                problem(409, "installment-gone", "The order has no such installment", refusal, balance);
            case INSTALLMENT_NOT_NEXT ->
                problem(409, "installment-not-next", "Another installment is paid before this one", refusal, balance);
            case AMOUNT_TOO_SMALL ->
                problem(422, "amount-too-small", "It is less than can be paid at a time", refusal, balance);
            case AMOUNT_TOO_LARGE -> problem(422, "amount-too-large", "It is more than is open", refusal, balance);
            case REST_TOO_SMALL ->
                problem(422, "rest-too-small", "It leaves less than can be paid at a time", refusal, balance);
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

    private static ProblemException problem(int status, String code, String title, Refusal refusal, Balance balance) {
        var view = BalanceView.of(balance);
        Map<String, Object> more = refusal.limit() == null
                ? Map.of("balance", view)
                : Map.of("balance", view, "limitMinor", Amounts.minor(refusal.limit()));
        return new ProblemException(new Problem(status, code, title, null, List.of(), more));
    }
}
