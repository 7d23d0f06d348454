package dev.portico.payment.processor.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe would have written down: sessions, payments, charges, cards, refunds, and the events about them. Written from
 * Stripe's reference; one object after the other, so that no two are of the same second.
 */
final class FakeStripeBooks {

    /** An answer that is an error. */
    static final class Refused extends RuntimeException {

        final int status;
        final transient ObjectNode error;

        Refused(int status, ObjectNode error) {
            super(error.toString());
            this.status = status;
            this.error = error;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> things = new LinkedHashMap<>();
    private final Map<String, ObjectNode> formOf = new LinkedHashMap<>();
    private final Map<String, FakeCard> cardOf = new LinkedHashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    /** Ids are used once ever, also by the next of these books. */
    private final String name = UUID.randomUUID().toString().substring(0, 8) + "x";

    private long lastSecond;
    private int lastNumber;

    // what the API does

    ObjectNode createSession(ObjectNode form) {
        var setup = form.path("mode").asText().equals("setup");
        var expiresAt = form.path("expires_at").asLong();
        var now = now();
        if (expiresAt < now + 29 * 60 || expiresAt > now + 24 * 3600) {
            throw invalid(
                    "expires_at", null, "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.");
        }
        var customer = customerOf(form);
        var session = thing("cs_test_", "checkout.session")
                .put("mode", form.path("mode").asText())
                .put("status", "open")
                .put("payment_status", setup ? "no_payment_required" : "unpaid")
                .put("expires_at", expiresAt)
                .put("success_url", form.path("success_url").asText())
                .put("cancel_url", form.path("cancel_url").asText())
                .put("client_reference_id", form.path("client_reference_id").asText())
                .put("currency", currencyOf(form))
                .putNull("payment_intent")
                .put("customer", customer);
        session.put("url", "https://checkout.stripe.test/c/pay/" + id(session));
        session.set("metadata", form.path("metadata"));
        if (setup) {
            var intent = thing("seti_", "setup_intent")
                    .put("status", "requires_payment_method")
                    .put("usage", "off_session")
                    .putNull("payment_method");
            intent.set("metadata", form.at("/setup_intent_data/metadata"));
            session.put("setup_intent", id(intent));
        } else {
            session.put(
                    "amount_total",
                    form.at("/line_items/0/price_data/unit_amount").asLong());
        }
        formOf.put(id(session), form);
        return session;
    }

    private @Nullable String customerOf(ObjectNode form) {
        if (!form.has("customer")) {
            return null;
        }
        if (form.has("customer_creation")) {
            throw invalid(
                    "customer_creation",
                    null,
                    "You may only specify one of these parameters: customer, customer_creation.");
        }
        var filters = filters(form);
        if (!Set.of("always", "limited", "unspecified").containsAll(filters)) {
            throw invalid("saved_payment_method_options[allow_redisplay_filters]", null, "Invalid: " + filters);
        }
        return id(require("customer", form.path("customer").asText(), "customer"));
    }

    ObjectNode expireSession(String id) {
        var session = require("checkout.session", id, "session");
        if (!isOpen(session)) {
            throw invalid(null, null, "Only Checkout Sessions with a status in [\"open\"] can be expired.");
        }
        expire(session);
        return session;
    }

    /** A payment without the customer: confirmed at once, or refused. */
    ObjectNode createPayment(ObjectNode form) {
        if (!form.path("confirm").asText().equals("true")
                || !form.path("off_session").asText().equals("true")) {
            throw invalid("off_session", null, "This fake charges cards on file only.");
        }
        var method = require("payment_method", form.path("payment_method").asText(), "payment_method");
        if (!method.path("customer").asText("").equals(form.path("customer").asText())) {
            throw invalid(
                    "payment_method",
                    "payment_method_unexpected_state",
                    "The PaymentMethod belongs to another Customer.");
        }
        if (form.path("amount").asLong() < 50) {
            throw invalid("amount", "amount_too_small", "Amount must be at least $0.50 usd");
        }
        var payment =
                newPayment(form.path("amount").asLong(), form.path("currency").asText(), form.path("metadata"));
        payment.put("customer", form.path("customer").asText());
        confirm(payment, method, true);
        return payment;
    }

    ObjectNode createRefund(ObjectNode form) {
        var payment = require("payment_intent", form.path("payment_intent").asText(), "payment_intent");
        if (!status(payment).equals("succeeded")) {
            throw invalid("payment_intent", null, "This PaymentIntent does not have a successful charge to refund.");
        }
        var left = payment.path("amount_received").asLong() - refunded(id(payment));
        if (left == 0) {
            throw invalid(null, "charge_already_refunded", "Charge has already been refunded.");
        }
        if (form.path("amount").asLong() > left) {
            throw invalid("amount", null, "Refund amount is greater than unrefunded amount on charge");
        }
        var refund = thing("re_", "refund")
                .put("amount", form.path("amount").asLong())
                .put("currency", payment.path("currency").asText())
                .put("payment_intent", id(payment))
                .put("status", "succeeded")
                .put("reason", form.path("reason").asText());
        refund.set("metadata", form.path("metadata"));
        tell("refund.created", refund);
        return refund;
    }

    ObjectNode require(String kind, String id, String parameter) {
        var found = things.get(id);
        if (found == null || !found.path("object").asText().equals(kind)) {
            throw invalid(parameter, "resource_missing", "No such " + kind + ": '" + id + "'");
        }
        return found;
    }

    /** The newest first, as Stripe lists. */
    List<ObjectNode> list(String kind, Predicate<ObjectNode> wanted) {
        return things.values().stream()
                .filter(thing -> thing.path("object").asText().equals(kind))
                .filter(wanted)
                .sorted(Comparator.comparingLong(
                                (ObjectNode thing) -> thing.path("created").asLong())
                        .reversed())
                .toList();
    }

    /** A copy with the objects in place of their ids that the caller wants to see. */
    ObjectNode expanded(ObjectNode thing, JsonNode paths) {
        var copy = thing.deepCopy();
        paths.forEach(path -> expand(copy, List.of(path.asText().split("\\."))));
        return copy;
    }

    private void expand(JsonNode at, List<String> path) {
        if (at.isArray()) {
            at.forEach(item -> expand(item, path));
        } else if (!path.isEmpty() && at instanceof ObjectNode object) {
            var inner = object.path(path.get(0));
            if (inner.isTextual()) {
                object.set(path.get(0), things.get(inner.asText()).deepCopy());
            }
            expand(object.path(path.get(0)), path.subList(1, path.size()));
        }
    }

    // what happens on Stripe's page, at the bank, and as time goes by

    void pay(String sessionId, FakeCard card) {
        var session = openSession(sessionId);
        var method = newCard(card);
        if (session.path("mode").asText().equals("setup")) {
            save(session, method, card);
        } else {
            payOnPage(session, method, card);
        }
    }

    /** With the card that the page shows first, as its customer would find it chosen. */
    void payOnFile(String sessionId) {
        var session = openSession(sessionId);
        var method = saved(session).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("page shows no card on file: " + session));
        payOnPage(session, method, cardOf.get(id(method)));
    }

    List<String> shownOn(String sessionId) {
        return saved(openSession(sessionId)).stream()
                .map(method -> method.at("/card/last4").asText())
                .toList();
    }

    private List<ObjectNode> saved(ObjectNode session) {
        var filters = filters(formOf.get(id(session)));
        return list(
                "payment_method",
                method -> method.path("customer").isTextual()
                        && method.path("customer").equals(session.path("customer"))
                        && filters.contains(method.path("allow_redisplay").asText()));
    }

    /** Which of a customer's saved cards a page shows: only those that may be shown always, unless it says otherwise. */
    private static List<String> filters(ObjectNode form) {
        var wanted = form.at("/saved_payment_method_options/allow_redisplay_filters");
        return wanted.isMissingNode()
                ? List.of("always")
                : StreamSupport.stream(wanted.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    void answerBank(String sessionId, boolean approved) {
        var session = openSession(sessionId);
        var payment = things.get(session.path("payment_intent").asText());
        if (approved) {
            succeed(payment, things.get(payment.path("payment_method").asText()));
            complete(session, payment);
        } else {
            refuse(
                    payment,
                    things.get(payment.path("payment_method").asText()),
                    null,
                    "payment_intent_authentication_failure",
                    null,
                    null);
        }
    }

    /** The money of a debit arrives, or comes back. */
    void settleDebit(String sessionId, boolean arrives) {
        var session = things.get(sessionId);
        var payment = things.get(session.path("payment_intent").asText());
        var method = things.get(payment.path("payment_method").asText());
        if (arrives) {
            succeed(payment, method);
            session.put("payment_status", "paid");
            tell("checkout.session.async_payment_succeeded", session);
        } else {
            refuse(
                    payment,
                    method,
                    newCharge(payment, method, "failed"),
                    "payment_intent_payment_attempt_failed",
                    "insufficient_funds",
                    null);
            tell("checkout.session.async_payment_failed", session);
        }
    }

    /** Nobody came in time. */
    void runOut(String sessionId) {
        expire(openSession(sessionId));
    }

    void endRefund(String id, @Nullable String failure) {
        var refund = things.get(id).put("status", failure == null ? "succeeded" : "failed");
        if (failure != null) {
            refund.put("failure_reason", failure);
        }
        tell(failure == null ? "refund.updated" : "refund.failed", refund);
    }

    void setStatus(String id, String status) {
        things.get(id).put("status", status);
    }

    /** What the merchant will be told, oldest first, and only once. */
    List<ObjectNode> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private void payOnPage(ObjectNode session, ObjectNode method, FakeCard card) {
        var form = formOf.get(id(session));
        var payment = things.get(session.path("payment_intent").asText());
        if (payment == null) {
            payment = newPayment(
                    session.path("amount_total").asLong(),
                    session.path("currency").asText(),
                    form.at("/payment_intent_data/metadata"));
            payment.set(
                    "setup_future_usage",
                    form.at("/payment_intent_data/setup_future_usage").deepCopy());
            payment.set("customer", session.path("customer"));
            session.put("payment_intent", id(payment));
        }
        if (card.behavior == FakeCard.Behavior.TAKES_DAYS) {
            payment.put("status", "processing").put("payment_method", id(method));
            payment.put("latest_charge", id(newCharge(payment, method, "pending")));
            tell("payment_intent.processing", payment);
            complete(session, payment);
            return;
        }
        confirm(payment, method, false);
        if (status(payment).equals("succeeded")) {
            complete(session, payment);
        }
    }

    private void complete(ObjectNode session, ObjectNode payment) {
        if (formOf.get(id(session)).at("/payment_intent_data").has("setup_future_usage")) {
            keep(session, things.get(payment.path("payment_method").asText()), "limited");
        }
        session.put("status", "complete")
                .put("payment_status", status(payment).equals("succeeded") ? "paid" : "unpaid")
                .putNull("url");
        tell("checkout.session.completed", session);
    }

    private void save(ObjectNode session, ObjectNode method, FakeCard card) {
        var intent = things.get(session.path("setup_intent").asText());
        if (card == FakeCard.GENERIC_DECLINE) {
            return;
        }
        keep(session, method, "always");
        intent.put("status", "succeeded")
                .put("payment_method", id(method))
                .put("customer", session.path("customer").asText());
        session.put("status", "complete").putNull("url");
        tell("checkout.session.completed", session);
    }

    /** A card that is somebody's already stays as it is. */
    private void keep(ObjectNode session, ObjectNode method, String mayBeShown) {
        if (method.has("customer")) {
            return;
        }
        if (!session.path("customer").isTextual()) {
            session.put("customer", id(thing("cus_", "customer")));
        }
        method.put("customer", session.path("customer").asText()).put("allow_redisplay", mayBeShown);
    }

    private void confirm(ObjectNode payment, ObjectNode method, boolean customerIsAway) {
        var card = cardOf.get(id(method));
        var declines = card.behavior == FakeCard.Behavior.DECLINES
                || card.behavior == FakeCard.Behavior.DECLINES_LATER && customerIsAway;
        if (card.behavior == FakeCard.Behavior.ASKS && !customerIsAway) {
            payment.put("status", "requires_action").put("payment_method", id(method));
            payment.putObject("next_action").put("type", "use_stripe_sdk");
            tell("payment_intent.requires_action", payment);
            return;
        }
        if (declines || card.behavior == FakeCard.Behavior.ASKS) {
            refuse(payment, method, newCharge(payment, method, "failed"), card.code, card.declineCode, card.adviceCode);
            if (customerIsAway) {
                throw new Refused(402, (ObjectNode) ((ObjectNode) payment.path("last_payment_error"))
                        .deepCopy()
                        .set("payment_intent", payment.deepCopy()));
            }
            return;
        }
        succeed(payment, method);
    }

    private void succeed(ObjectNode payment, ObjectNode method) {
        payment.put("status", "succeeded")
                .put("payment_method", id(method))
                .put("latest_charge", id(newCharge(payment, method, "succeeded")))
                .put("amount_received", payment.path("amount").asLong())
                .putNull("last_payment_error")
                .putNull("next_action");
        tell("payment_intent.succeeded", payment);
    }

    private void refuse(
            ObjectNode payment,
            ObjectNode method,
            @Nullable ObjectNode charge,
            String code,
            @Nullable String declineCode,
            @Nullable String adviceCode) {
        var error = JSON.createObjectNode()
                .put("type", "card_error")
                .put("code", code)
                .put("message", "No.");
        if (declineCode != null) {
            error.put("decline_code", declineCode);
        }
        if (adviceCode != null) {
            error.put("advice_code", adviceCode);
        }
        error.set("payment_method", method.deepCopy());
        if (charge != null) {
            payment.put("latest_charge", id(charge));
            error.put("charge", id(charge));
        }
        payment.put("status", "requires_payment_method")
                .putNull("payment_method")
                .putNull("next_action")
                .set("last_payment_error", error);
        tell("payment_intent.payment_failed", payment);
    }

    private void expire(ObjectNode session) {
        session.put("status", "expired").putNull("url");
        tell("checkout.session.expired", session);
    }

    private ObjectNode newPayment(long amount, String currency, JsonNode metadata) {
        var payment = thing("pi_", "payment_intent")
                .put("amount", amount)
                .put("amount_received", 0)
                .put("currency", currency)
                .put("status", "requires_payment_method")
                .putNull("latest_charge")
                .putNull("last_payment_error");
        payment.set("metadata", metadata);
        return payment;
    }

    private ObjectNode newCharge(ObjectNode payment, ObjectNode method, String status) {
        var charge = thing("ch_", "charge")
                .put("amount", payment.path("amount").asLong())
                .put("currency", payment.path("currency").asText())
                .put("payment_intent", id(payment))
                .put("status", status);
        var type = method.path("type").asText();
        charge.putObject("payment_method_details").put("type", type).set(type, method.path(type));
        return charge;
    }

    private ObjectNode newCard(FakeCard card) {
        var type = card == FakeCard.DEBIT ? "sepa_debit" : "card";
        var method = thing("pm_", "payment_method").put("type", type);
        method.putObject(type).put("brand", "visa").put("last4", card.lastFour);
        cardOf.put(id(method), card);
        return method;
    }

    private ObjectNode openSession(String id) {
        var session = things.get(id);
        if (!isOpen(session)) {
            throw new IllegalStateException("nobody can pay on page " + session);
        }
        return session;
    }

    private long refunded(String payment) {
        return list("refund", refund -> refund.path("payment_intent").asText().equals(payment)).stream()
                .filter(refund -> !status(refund).equals("failed"))
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
    }

    private void tell(String type, ObjectNode about) {
        var event = thing("evt_", "event").put("type", type).put("api_version", "2023-08-16");
        event.putObject("data").set("object", about.deepCopy());
        events.add(event);
    }

    private ObjectNode thing(String prefix, String kind) {
        var thing = JSON.createObjectNode()
                .put("id", prefix + name + ++lastNumber)
                .put("object", kind)
                .put("created", now())
                .put("livemode", false);
        things.put(id(thing), thing);
        return thing;
    }

    private long now() {
        lastSecond = Math.max(lastSecond + 1, Instant.now().getEpochSecond());
        return lastSecond;
    }

    private static String currencyOf(ObjectNode form) {
        return StreamSupport.stream(form.path("line_items").spliterator(), false)
                .findFirst()
                .map(line -> line.at("/price_data/currency"))
                .orElseGet(() -> form.path("currency"))
                .asText();
    }

    static Refused invalid(@Nullable String parameter, @Nullable String code, String message) {
        var error = JSON.createObjectNode().put("type", "invalid_request_error").put("message", message);
        if (parameter != null) {
            error.put("param", parameter);
        }
        if (code != null) {
            error.put("code", code);
        }
        return new Refused("resource_missing".equals(code) ? 404 : 400, error);
    }

    private static boolean isOpen(ObjectNode session) {
        return status(session).equals("open");
    }

    private static String status(ObjectNode thing) {
        return thing.path("status").asText();
    }

    private static String id(ObjectNode thing) {
        return thing.path("id").asText();
    }
}
