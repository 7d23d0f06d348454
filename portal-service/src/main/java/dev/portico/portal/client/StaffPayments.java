package dev.portico.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.portal.client.Answers.Answer;
import dev.portico.portal.client.OrderPayments.CardOnFile;
import dev.portico.portal.client.OrderPayments.Entries;
import dev.portico.portal.client.OrderPayments.Refunds;
import dev.portico.portal.client.OrderPayments.Standing;
import dev.portico.portal.client.StaffDecision.Done;
import dev.portico.portal.client.StaffDecision.Refused;
import dev.portico.portal.view.domain.Schedule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Asks payment-service in a staff member's name, with the access token they signed in with: roles and merchant are judged
 * there by the token itself. Fails with {@link ServiceDownException} when it can't answer now.
 */
@ApplicationScoped
public class StaffPayments {

    private static final String SERVICE = "payment-service";
    private static final int ENTRIES = 50;
    private static final int CHARGES = 20;
    private static final int A_PAGE = 20;

    private final StaffPaymentsRestClient payments;
    private final Answers answers;

    StaffPayments(@RestClient StaffPaymentsRestClient payments, Answers answers) {
        this.payments = payments;
        this.answers = answers;
    }

    /**
     * The wish to give money back.
     *
     * @param amountMinor in minor units of {@code currency}
     * @param outside whether it was given back another way and is only to be recorded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefundWish(
            long amountMinor,
            String currency,
            @Nullable String reason,
            boolean notifyCustomer,
            boolean allowMoreThanDue,
            boolean outside) {}

    /** @param amountMinor in minor units of the order's currency */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WaiverWish(long amountMinor, @Nullable String reason) {}

    /** Empty when there is no such order. All of it is asked for at once. */
    public Uni<Optional<OrderPayments>> ofOrder(String token, UUID orderId) {
        var bearer = bearer(token);
        return Uni.combine()
                .all()
                .unis(
                        answers.of(SERVICE, payments.balance(bearer, orderId)),
                        answers.of(SERVICE, payments.schedule(bearer, orderId)),
                        answers.of(SERVICE, payments.ledger(bearer, orderId, ENTRIES)),
                        answers.of(SERVICE, payments.charges(bearer, orderId, CHARGES)),
                        answers.of(SERVICE, payments.refunds(bearer, orderId)),
                        answers.of(SERVICE, payments.card(bearer, orderId)))
                .with((balance, schedule, ledger, charges, refunds, card) -> balance.status() == 404
                        ? Optional.<OrderPayments>empty()
                        : Optional.of(new OrderPayments(
                                read(balance, Standing.class),
                                read(schedule, Schedule.class),
                                read(ledger, Entries.class),
                                read(charges, ChargeRun.Charges.class),
                                read(refunds, Refunds.class).items(),
                                card.status() == 404 ? null : read(card, CardOnFile.class))));
    }

    public Uni<StaffDecision> refund(String token, String key, UUID orderId, RefundWish wish) {
        return answers.of(SERVICE, payments.refund(bearer(token), key, orderId, wish))
                .map(StaffPayments::decided);
    }

    public Uni<StaffDecision> retryRefund(String token, UUID orderId, UUID refundId) {
        return answers.of(SERVICE, payments.retryRefund(bearer(token), orderId, refundId))
                .map(StaffPayments::decided);
    }

    public Uni<StaffDecision> waive(String token, String key, UUID orderId, WaiverWish wish) {
        return answers.of(SERVICE, payments.waive(bearer(token), key, orderId, wish))
                .map(StaffPayments::decided);
    }

    /** @param cursor where a page begins; a made-up one finds nothing */
    public Uni<RefundsDue> refundsDue(String token, @Nullable String cursor) {
        return answers.of(SERVICE, payments.refundsDue(bearer(token), A_PAGE, cursor))
                .map(answer -> answer.status() == 400 ? RefundsDue.nothing() : read(answer, RefundsDue.class));
    }

    /** @param cursor as above */
    public Uni<ChargeRun.Listed> chargeRuns(String token, @Nullable String cursor) {
        return answers.of(SERVICE, payments.chargeRuns(bearer(token), A_PAGE, cursor))
                .map(answer ->
                        answer.status() == 400 ? ChargeRun.Listed.nothing() : read(answer, ChargeRun.Listed.class));
    }

    /** What a run would charge at most; nothing is stored. */
    public Uni<ChargeRun> dryRun(String token, ChargeRun.Wish wish) {
        return answers.of(SERVICE, payments.charge(bearer(token), null, wish.dry()))
                .map(answer -> read(answer, ChargeRun.class));
    }

    /** The same key is one run. */
    public Uni<ChargeRun> charge(String token, String key, ChargeRun.Wish wish) {
        return answers.of(SERVICE, payments.charge(bearer(token), key, wish))
                .map(answer -> read(answer, ChargeRun.class));
    }

    public Uni<Optional<ChargeRun>> chargeRun(String token, UUID runId) {
        return answers.of(SERVICE, payments.chargeRun(bearer(token), runId))
                .map(answer -> answer.status() == 404 ? Optional.empty() : Optional.of(read(answer, ChargeRun.class)));
    }

    /** @param cursor as above */
    public Uni<ChargeRun.Charges> charges(String token, UUID runId, @Nullable String cursor) {
        return answers.of(SERVICE, payments.chargesOfRun(bearer(token), runId, A_PAGE, cursor))
                .map(answer ->
                        answer.status() == 400 ? ChargeRun.Charges.nothing() : read(answer, ChargeRun.Charges.class));
    }

    private static StaffDecision decided(Answer answer) {
        if (answer.status() < 400) {
            return new Done();
        }
        if (answer.status() != 404 && answer.status() != 409 && answer.status() != 422) {
            throw new ServiceDownException(SERVICE, answer.status());
        }
        var fault = answer.body().path("violations").path(0);
        var limit = fault.path("params").path("limitMinor");
        var code = fault.has("code") ? fault : answer.body();
        return new Refused(code.path("code").asText(), limit.isNumber() ? limit.asLong() : null);
    }

    private <T> T read(Answer answer, Class<T> type) {
        if (answer.status() >= 400) {
            throw new ServiceDownException(SERVICE, answer.status());
        }
        return answers.read(SERVICE, answer.body(), type);
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
