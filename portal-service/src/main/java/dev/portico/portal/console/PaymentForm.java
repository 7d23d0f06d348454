package dev.portico.portal.console;

import dev.portico.portal.page.HiddenField;
import dev.portico.portal.page.TypedAmount;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What staff do about an order's money, as posted.
 *
 * @param action {@code refund}, {@code retry}, {@code waive} or {@code charge}
 * @param key makes the same form sent twice one action
 * @param refund which one to try once more
 * @param fault said at the amount of the action's form; null for nothing
 */
record PaymentForm(
        String action,
        String key,
        String amount,
        String reason,
        boolean notifyCustomer,
        boolean outside,
        boolean moreThanDue,
        String refund,
        @Nullable String token,
        @Nullable String fault) {

    static final String REFUND = "refund";
    static final String RETRY = "retry";
    static final String WAIVE = "waive";
    static final String CHARGE = "charge";

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_KEY = 100;
    private static final List<String> ACTIONS = List.of(REFUND, RETRY, WAIVE, CHARGE);

    static PaymentForm empty() {
        return new PaymentForm("", "", "", "", false, false, false, "", null, null);
    }

    static PaymentForm of(MultivaluedMap<String, String> form) {
        return new PaymentForm(
                value(form, "do"),
                value(form, "key"),
                value(form, "amount"),
                value(form, "reason"),
                form.containsKey("notify"),
                form.containsKey("outside"),
                form.containsKey("more"),
                value(form, "refund"),
                form.getFirst(FormTokens.FIELD),
                null);
    }

    boolean isComplete() {
        return ACTIONS.contains(action)
                && !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && reason.length() <= LONGEST_REASON;
    }

    OptionalLong minor(String currency) {
        return TypedAmount.minor(amount, CurrencyUnit.of(currency));
    }

    @Nullable
    String reasonOrNone() {
        return reason.isEmpty() ? null : reason;
    }

    PaymentForm with(String wrong) {
        return new PaymentForm(action, key, amount, reason, notifyCustomer, outside, moreThanDue, refund, token, wrong);
    }

    /** To send the same again. */
    List<HiddenField> fields() {
        var fields = new ArrayList<HiddenField>();
        fields.add(new HiddenField(FormTokens.FIELD, Objects.requireNonNullElse(token, "")));
        fields.add(new HiddenField("do", action));
        fields.add(new HiddenField("key", key));
        fields.add(new HiddenField("amount", amount));
        fields.add(new HiddenField("reason", reason));
        fields.add(new HiddenField("refund", refund));
        addIf(fields, notifyCustomer, "notify");
        addIf(fields, outside, "outside");
        addIf(fields, moreThanDue, "more");
        return fields;
    }

    private static void addIf(List<HiddenField> fields, boolean isTicked, String name) {
        if (isTicked) {
            fields.add(new HiddenField(name, "1"));
        }
    }

    private static String value(MultivaluedMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "")
                .replace("\r\n", "\n")
                .strip();
    }
}
