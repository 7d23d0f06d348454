package dev.portico.payment.processor.stripe;

import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.AdaptivePricing;
import com.stripe.param.checkout.SessionCreateParams.CustomerCreation;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import com.stripe.param.checkout.SessionCreateParams.SavedPaymentMethodOptions;
import com.stripe.param.checkout.SessionCreateParams.SavedPaymentMethodOptions.AllowRedisplayFilter;
import com.stripe.param.checkout.SessionCreateParams.SetupIntentData;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.OpenSession;
import dev.portico.payment.processor.OpenSetup;
import dev.portico.payment.processor.RefundOrder;
import dev.portico.payment.processor.stripe.domain.StripeAmounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What Stripe is asked, from what the port is asked. The same wish gives the same form, to the letter, whenever it is
 * made: Stripe refuses a key that comes back with anything else.
 */
final class StripeForms {

    private static final String INTENT = "payment_intent";
    private static final String CHARGE_OF_INTENT = "payment_intent.latest_charge";
    private static final String METHOD_OF_INTENT = "payment_intent.payment_method";
    private static final String METHOD_OF_SETUP = "setup_intent.payment_method";

    /** Clocks differ; a call of ours is looked for from a bit before it was made. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private static final long LARGEST_PAGE = 100;

    /**
     * A card is the one method that can be charged alone later, so a page that saves offers nothing else; on any other page
     * the merchant's settings at Stripe say what can be paid with. In the order's currency always: what Stripe converts for
     * the customer would not be the amount that is owed.
     *
     * <p>A customer with a card on file sees it there, and what else their shop had saved for them. Stripe would show only
     * cards saved for any purpose; those saved to be charged later are "limited", and of those that a shop saved itself
     * nobody may have said ("unspecified").
     */
    static SessionCreateParams page(OpenSession wish, Instant expiresAt) {
        var notes = Map.of(
                StripeMetadata.MERCHANT, wish.merchant().value(),
                StripeMetadata.ORDER, wish.orderId().toString(),
                StripeMetadata.CHECKOUT, wish.checkoutId().toString());
        var payment =
                PaymentIntentData.builder().setDescription(wish.orderNumber()).putAllMetadata(notes);
        var page = SessionCreateParams.builder()
                .setMode(Mode.PAYMENT)
                .setClientReferenceId(wish.checkoutId().toString())
                .putAllMetadata(notes)
                .addLineItem(lineOf(wish))
                .setAdaptivePricing(AdaptivePricing.builder().setEnabled(false).build())
                .setLocale(locale(wish.locale()))
                .setSuccessUrl(wish.returnUrl())
                .setCancelUrl(wish.returnUrl())
                .setExpiresAt(expiresAt.getEpochSecond());
        if (wish.saveCard()) {
            payment.setSetupFutureUsage(PaymentIntentData.SetupFutureUsage.OFF_SESSION);
            page.addPaymentMethodType(PaymentMethodType.CARD);
        }
        if (wish.onFile() != null) {
            page.setCustomer(wish.onFile().customer())
                    .setSavedPaymentMethodOptions(SavedPaymentMethodOptions.builder()
                            .addAllowRedisplayFilter(AllowRedisplayFilter.ALWAYS)
                            .addAllowRedisplayFilter(AllowRedisplayFilter.LIMITED)
                            .addAllowRedisplayFilter(AllowRedisplayFilter.UNSPECIFIED)
                            .build());
        } else if (wish.saveCard()) {
            page.setCustomerCreation(CustomerCreation.ALWAYS);
        }
        return page.setPaymentIntentData(payment.build()).build();
    }

    /** A page that saves a card. */
    static SessionCreateParams setup(OpenSetup wish, Instant expiresAt) {
        var notes = Map.of(
                StripeMetadata.MERCHANT, wish.merchant().value(),
                StripeMetadata.ORDER, wish.orderId().toString(),
                StripeMetadata.SETUP, wish.setupId().toString());
        return SessionCreateParams.builder()
                .setMode(Mode.SETUP)
                .setClientReferenceId(wish.setupId().toString())
                .putAllMetadata(notes)
                .setSetupIntentData(SetupIntentData.builder()
                        .setDescription(wish.orderNumber())
                        .putAllMetadata(notes)
                        .build())
                .addPaymentMethodType(PaymentMethodType.CARD)
                .setCustomerCreation(CustomerCreation.ALWAYS)
                .setCurrency(currency(wish.currency()))
                .setLocale(locale(wish.locale()))
                .setSuccessUrl(wish.returnUrl())
                .setCancelUrl(wish.returnUrl())
                .setExpiresAt(expiresAt.getEpochSecond())
                .build();
    }

    static PaymentIntentCreateParams charge(ChargeOrder order) {
        return PaymentIntentCreateParams.builder()
                .setAmount(StripeAmounts.toStripe(order.amount()))
                .setCurrency(currency(order.amount().getCurrencyUnit()))
                .setCustomer(order.card().customer())
                .setPaymentMethod(order.card().card())
                .addPaymentMethodType("card")
                .setOffSession(true)
                .setConfirm(true)
                .setDescription(order.orderNumber())
                .putAllMetadata(Map.of(
                        StripeMetadata.MERCHANT, order.merchant().value(),
                        StripeMetadata.ORDER, order.orderId().toString(),
                        StripeMetadata.CHARGE, order.chargeId().toString(),
                        StripeMetadata.KEY, order.idempotencyKey()))
                .addExpand("latest_charge")
                .build();
    }

    static RefundCreateParams refund(RefundOrder order, String payment) {
        return RefundCreateParams.builder()
                .setPaymentIntent(payment)
                .setAmount(StripeAmounts.toStripe(order.amount()))
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putAllMetadata(Map.of(
                        StripeMetadata.MERCHANT, order.merchant().value(),
                        StripeMetadata.REFUND, order.refundId().toString(),
                        StripeMetadata.KEY, order.idempotencyKey()))
                .build();
    }

    /** A page with the payment that came of it, and how that was tried last. */
    static SessionRetrieveParams pageInFull() {
        return SessionRetrieveParams.builder()
                .addExpand(INTENT)
                .addExpand(CHARGE_OF_INTENT)
                .addExpand(METHOD_OF_INTENT)
                .build();
    }

    static SessionExpireParams closing() {
        return SessionExpireParams.builder()
                .addExpand(INTENT)
                .addExpand(CHARGE_OF_INTENT)
                .addExpand(METHOD_OF_INTENT)
                .build();
    }

    static SessionRetrieveParams setupInFull() {
        return SessionRetrieveParams.builder()
                .addExpand("setup_intent")
                .addExpand(METHOD_OF_SETUP)
                .build();
    }

    static SessionListParams pagesOf(String payment) {
        return SessionListParams.builder()
                .setPaymentIntent(payment)
                .setLimit(1L)
                .build();
    }

    static PaymentIntentRetrieveParams chargeInFull() {
        return PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
    }

    /** Where a charge must be if it is anywhere: lists are never behind, unlike Stripe's search. */
    static PaymentIntentListParams charges(StripeCall call) {
        return PaymentIntentListParams.builder()
                .setCustomer(call.about())
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(call.calledAt().minus(MARGIN).getEpochSecond())
                        .build())
                .addExpand("data.latest_charge")
                .setLimit(LARGEST_PAGE)
                .build();
    }

    static RefundListParams refunds(StripeCall call) {
        return RefundListParams.builder()
                .setPaymentIntent(call.about())
                .setLimit(LARGEST_PAGE)
                .build();
    }

    /** The shop's name is not in it: Stripe shows the account's, and a shop may be renamed between two calls. */
    private static LineItem lineOf(OpenSession wish) {
        return LineItem.builder()
                .setQuantity(1L)
                .setPriceData(PriceData.builder()
                        .setCurrency(currency(wish.amount().getCurrencyUnit()))
                        .setUnitAmount(StripeAmounts.toStripe(wish.amount()))
                        .setProductData(ProductData.builder()
                                .setName(wish.orderNumber())
                                .build())
                        .build())
                .build();
    }

    private static String currency(CurrencyUnit unit) {
        return unit.getCode().toLowerCase(Locale.ROOT);
    }

    /** The nearest language that Stripe's page speaks; its own guess when it speaks none of them. */
    private static SessionCreateParams.Locale locale(Locale wanted) {
        return spoken(wanted.toLanguageTag())
                .or(() -> spoken(wanted.getLanguage()))
                .orElse(SessionCreateParams.Locale.AUTO);
    }

    private static Optional<SessionCreateParams.Locale> spoken(String tag) {
        return Arrays.stream(SessionCreateParams.Locale.values())
                .filter(locale -> locale.getValue().equals(tag))
                .findFirst();
    }

    private StripeForms() {}
}
