package dev.portico.payment.method;

import dev.portico.kit.http.Faults;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.domain.CardOnFile;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.joda.money.Money;

/** The card on file of an order, for staff to see and for a shop to hand over. */
@Path("/api/v1/orders/{orderId}/payment-method")
@Produces(MediaType.APPLICATION_JSON)
class PaymentMethodResource {

    private final PaymentMethods methods;
    private final Accounts accounts;
    private final PaymentProcessor processor;
    private final SignedIn signedIn;

    PaymentMethodResource(PaymentMethods methods, Accounts accounts, PaymentProcessor processor, SignedIn signedIn) {
        this.methods = methods;
        this.accounts = accounts;
        this.processor = processor;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    public Uni<PaymentMethodView> show(UUID orderId) {
        return methods.require(signedIn.merchant(), orderId).map(PaymentMethodView::of);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE})
    public Uni<PaymentMethodView> store(UUID orderId, @NotNull @Valid PaymentMethodRequest request) {
        var caller = signedIn.caller();
        if (!request.processor().equals(processor.name())) {
            new Faults()
                    .add("unknown-processor", "/processor", "No processor of this name is connected")
                    .throwIfAny(400, "invalid-request", "The request has faults");
        }
        return accounts.find(caller.merchant(), orderId)
                .chain(account -> keep(caller, account, request))
                .map(PaymentMethodView::of);
    }

    private Uni<PaymentMethod> keep(Caller caller, Account account, PaymentMethodRequest request) {
        var ceiling = request.ceilingMinor() == null
                ? null
                : Money.ofMinor(account.balance().currency(), request.ceilingMinor());
        var card = new CardOnFile(request.customer(), request.card(), request.method());
        return methods.keep(
                caller.merchant(),
                account.orderId(),
                caller.actor(),
                new PaymentMethods.Card(request.processor(), card, ceiling));
    }
}
