package dev.portico.portal.client;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.identity.CallerHeader;
import dev.portico.kit.link.PortalLink;
import dev.portico.portal.client.Answers.Answer;
import dev.portico.portal.client.CheckoutAnswer.AmountChanged;
import dev.portico.portal.client.CheckoutAnswer.NothingDue;
import dev.portico.portal.client.CheckoutAnswer.PayThere;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks payment-service for a page to pay on. */
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

    /** @param amountMinor what the customer was shown, in minor units of the currency */
    public Uni<CheckoutAnswer> checkout(
            PortalLink link, String key, long amountMinor, String currency, String returnUrl) {
        var caller = callers.sign(new Caller(link.merchant(), Actor.CUSTOMER));
        var request = new CheckoutRequest("BALANCE", amountMinor, currency, returnUrl);
        return answers.of(SERVICE, payments.checkout(caller, key, link.orderId(), request))
                .map(PaymentClient::answer);
    }

    private static CheckoutAnswer answer(Answer answer) {
        if (answer.isRefusal(409, "balance-changed")) {
            return new AmountChanged();
        }
        if (answer.isRefusal(422, "nothing-due")) {
            return new NothingDue();
        }
        if (answer.status() >= 400) {
            throw new ServiceDownException(SERVICE, answer.status());
        }
        return new PayThere(URI.create(answer.body().path("url").asText()));
    }
}
