package dev.portico.orderedit.importing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.order.domain.IntakeFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Decimal strings such as "12.30" as minor units, exactly: what has more decimals than the currency is a fault. */
final class ShopifyAmounts {

    private final int decimals;
    private final List<IntakeFault> faults = new ArrayList<>();

    ShopifyAmounts(String currency) {
        this.decimals = decimals(currency);
    }

    /** An unknown currency is named by the intake; two decimals let reading go on. */
    private static int decimals(String currency) {
        try {
            return CurrencyUnit.of(currency).getDecimalPlaces();
        } catch (IllegalCurrencyException e) {
            return 2;
        }
    }

    /** The amount at a field; missing or null is zero. */
    long of(JsonNode parent, String field, String pointer) {
        var value = parent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        var text = value.asText();
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            fault("bad-amount", pointer + "/" + field, "must be a decimal", Map.of());
            return 0;
        }
        try {
            return new BigDecimal(text).movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            fault("bad-amount", pointer + "/" + field, "has more decimals than the currency", Map.of("actual", text));
            return 0;
        }
    }

    /** Names a figure that is given but is not what the rest of the document adds up to. */
    void compare(JsonNode document, String field, long expectedMinor, String code, String detail) {
        if (document.path(field).isMissingNode() || document.path(field).isNull()) {
            return;
        }
        long actual = of(document, field, "");
        if (actual != expectedMinor) {
            mismatch("/" + field, expectedMinor, actual, code, detail);
        }
    }

    void mismatch(String pointer, long expectedMinor, long actualMinor, String code, String detail) {
        fault(code, pointer, detail, Map.of("expected", text(expectedMinor), "actual", text(actualMinor)));
    }

    void fault(String code, String pointer, String detail, Map<String, Object> params) {
        faults.add(new IntakeFault(code, pointer, detail, params));
    }

    private String text(long minor) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }

    List<IntakeFault> faults() {
        return List.copyOf(faults);
    }
}
