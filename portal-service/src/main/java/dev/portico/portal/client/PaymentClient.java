package dev.portico.portal.client;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.identity.CallerHeader;
import dev.portico.kit.link.PortalLink;
import dev.portico.portal.client.Answers.Answer;
import dev.portico.portal.client.CardPageAnswer.NoSuchLink;
import dev.portico.portal.client.CardPageAnswer.SaveThere;
import dev.portico.portal.client.CheckoutAnswer.AmountChanged;
import dev.portico.portal.client.CheckoutAnswer.Bound;
import dev.portico.portal.client.CheckoutAnswer.NothingDue;
import dev.portico.portal.client.CheckoutAnswer.OutOfBounds;
import dev.portico.portal.client.CheckoutAnswer.PayThere;
import dev.portico.portal.client.CheckoutAnswer.Unconfirmed;
import dev.portico.portal.view.domain.OrderExcerpt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks payment-service in a customer's name. Fails with {@link ServiceDownException} when it can't answer now. */
@ApplicationScoped
public class PaymentClient {

    private static final String SERVICE = "payment-service";

    private final PaymentRestClient payments;
    private final CallerHeader callers;
    private final Answers answers;

    PaymentClient(@RestClient PaymentRestClient payments, CallerHeader callers, Answers answers) {
        this.payments = payments;
        this.callers = callers;
        this.answers = answers;
    }

    /** What a customer pays for. */
    public enum Purpose {
        BALANCE,
        INSTALLMENT,
        PART,
        ALL
    }

    /**
     * What a customer wants to pay.
     *
     * @param installment the item of the plan they were shown; null unless it is one
     * @param amountMinor what the customer was shown or chose, in minor units of the currency
     * @param savesCard whether the page offers to keep the card
     */
    public record Wish(
            Purpose purpose,
            @Nullable UUID installment,
            long amountMinor,
            String currency,
            String returnUrl,
            boolean savesCard) {}

    public Uni<CheckoutAnswer> checkout(PortalLink link, String key, Wish wish) {
        var request = new CheckoutRequest(
                wish.purpose().name(),
                wish.installment(),
                wish.amountMinor(),
                wish.currency(),
                wish.returnUrl(),
                wish.savesCard() ? true : null);
        return answers.of(SERVICE, payments.checkout(caller(link), key, link.orderId(), request))
                .map(PaymentClient::answer);
    }

    /** Asks for a mail with a link to change the card: it goes to the address on the order, whoever asks. */
    public Uni<CardMailAnswer> requestCardMail(PortalLink link) {
        return answers.of(SERVICE, payments.requestCardMail(caller(link), link.orderId()))
                .map(PaymentClient::mailed);
    }

    /** Uses the mailed link up. */
    public Uni<CardPageAnswer> startCardUpdate(PortalLink link, String updateToken, String returnUrl) {
        return answers.of(SERVICE, payments.startCardUpdate(caller(link), new CardRequest(updateToken, returnUrl)))
                .map(PaymentClient::opened);
    }

    /** How an order would be paid if it were like this. */
    public Uni<PlanAfter> plan(PortalLink link, OrderExcerpt after) {
        return answers.of(SERVICE, payments.previewPlan(caller(link), link.orderId(), PlanRequest.of(after)))
                .map(answer -> answers.read(SERVICE, requireDone(answer).body(), PlanAfter.Known.class));
    }

    /**
     * The customer agrees to what an edit makes be charged later: told before the edit is made, with its key.
     *
     * @param agreedMinor what they were shown
     */
    public Uni<MandateAnswer> confirmMandate(PortalLink link, String key, long agreedMinor, Preview preview) {
        var request = new MandateRequest(agreedMinor, preview.version(), PlanRequest.of(preview.after()));
        return answers.of(SERVICE, payments.confirmMandate(caller(link), key, link.orderId(), request))
                .map(PaymentClient::confirmed);
    }

    private static MandateAnswer confirmed(Answer answer) {
        if (answer.isRefusal(409, "plan-changed")) {
            return MandateAnswer.PLAN_CHANGED;
        }
        if (answer.status() >= 400) {
            throw new ServiceDownException(SERVICE, answer.status());
        }
        return MandateAnswer.RECORDED;
    }

    private static CardMailAnswer mailed(Answer answer) {
        if (answer.status() < 400) {
            return CardMailAnswer.SENT;
        }
        if (answer.status() == 404 || answer.status() == 409 || answer.status() == 422) {
            return CardMailAnswer.NOT_NEEDED;
        }
        throw new ServiceDownException(SERVICE, answer.status());
    }

    private static CardPageAnswer opened(Answer answer) {
        if (answer.status() == 404 || answer.status() == 410) {
            return new NoSuchLink();
        }
        return new SaveThere(URI.create(requireDone(answer).body().path("url").asText()));
    }

    private static Answer requireDone(Answer answer) {
        if (answer.status() >= 400) {
            throw new ServiceDownException(SERVICE, answer.status());
        }
        return answer;
    }

    private String caller(PortalLink link) {
        return callers.sign(new Caller(link.merchant(), Actor.CUSTOMER));
    }

    private static CheckoutAnswer answer(Answer answer) {
        var code = answer.status() < 400 ? "" : answer.body().path("code").asText();
        return switch (code) {
            case "balance-changed", "order-canceled", "installment-paid", "installment-gone", "installment-not-next" ->
                new AmountChanged();
            case "nothing-due" -> new NothingDue();
            case "payment-unconfirmed" -> new Unconfirmed();
            case "amount-too-small" -> outOfBounds(Bound.TOO_SMALL, answer);
            case "amount-too-large" -> outOfBounds(Bound.TOO_LARGE, answer);
            case "rest-too-small" -> outOfBounds(Bound.REST_TOO_SMALL, answer);
            default ->
                new PayThere(URI.create(requireDone(answer).body().path("url").asText()));
        };
    }

    private static CheckoutAnswer outOfBounds(Bound bound, Answer answer) {
        return new OutOfBounds(bound, answer.body().path("limitMinor").asLong());
    }
}
