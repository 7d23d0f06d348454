package dev.portico.payment.refundpolicy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.http.Faults;
import dev.portico.payment.refundpolicy.domain.RefundPolicy;
import dev.portico.payment.refundpolicy.domain.RefundPolicy.Mode;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Reads a policy as it is sent: what is missing is the default, and everything that is wrong is named. */
final class RefundPolicyReader {

    private static final String MODE = "mode";
    private static final String LIMIT = "limitMinor";
    private static final String DELAY = "delayMinutes";
    private static final String WAIVE = "waiveBelowMinor";
    private static final String OVERDUE = "overdueAfterDays";
    private static final String CANCEL = "cancelUnpaidAfterDays";
    private static final Set<String> SETTINGS = Set.of(MODE, LIMIT, DELAY, WAIVE, OVERDUE, CANCEL);

    private static final long LARGEST_AMOUNT = 100_000_000_000L;
    private static final long LONGEST_DELAY = 30 * 24 * 60L;
    private static final long LONGEST_DEBT = 365;

    private final JsonNode body;
    private final Faults faults = new Faults();

    private RefundPolicyReader(JsonNode body) {
        this.body = body;
    }

    /** Fails with a 422 that names each wrong setting, also one that does not exist: it would be lost. */
    static RefundPolicy read(JsonNode body) {
        if (!body.isObject()) {
            throw new BadRequestException("a policy is an object");
        }
        var reader = new RefundPolicyReader(body);
        var policy = reader.policy();
        reader.faults.throwIfAny(422, "invalid-refund-policy", "The refund policy was not changed");
        return policy;
    }

    private RefundPolicy policy() {
        refuseUnknown();
        return new RefundPolicy(
                mode(),
                amounts(LIMIT),
                Duration.ofMinutes(number(
                        DELAY, 0, LONGEST_DELAY, RefundPolicy.DEFAULT.delay().toMinutes())),
                amounts(WAIVE),
                Duration.ofDays(number(
                        OVERDUE,
                        1,
                        LONGEST_DEBT,
                        RefundPolicy.DEFAULT.overdueAfter().toDays())),
                cancelUnpaidAfter());
    }

    private Optional<Duration> cancelUnpaidAfter() {
        var value = body.path(CANCEL);
        return isLeftOut(value) || !isBetween(value, 1, LONGEST_DEBT, "/" + CANCEL)
                ? Optional.empty()
                : Optional.of(Duration.ofDays(value.asLong()));
    }

    private void refuseUnknown() {
        body.fieldNames().forEachRemaining(name -> {
            if (!SETTINGS.contains(name)) {
                fault("unknown-setting", "/" + escaped(name), "is no setting", Map.of());
            }
        });
    }

    private Mode mode() {
        var value = body.path(MODE);
        if (isLeftOut(value)) {
            return RefundPolicy.DEFAULT.mode();
        }
        var names = Arrays.stream(Mode.values()).map(Mode::name).toList();
        if (!value.isTextual() || !names.contains(value.asText())) {
            fault("unsupported-value", "/" + MODE, "must be one of " + names, Map.of("supported", names));
            return RefundPolicy.DEFAULT.mode();
        }
        return Mode.valueOf(value.asText());
    }

    private long number(String setting, long least, long most, long unset) {
        var value = body.path(setting);
        return isLeftOut(value) || !isBetween(value, least, most, "/" + setting) ? unset : value.asLong();
    }

    private Map<String, Long> amounts(String setting) {
        var value = body.path(setting);
        if (isLeftOut(value)) {
            return Map.of();
        }
        if (!value.isObject()) {
            fault("invalid", "/" + setting, "must have amounts by currency", Map.of());
            return Map.of();
        }
        var amounts = new HashMap<String, Long>();
        value.fields().forEachRemaining(field -> {
            if (isAmount(setting, field.getKey(), field.getValue())) {
                amounts.put(field.getKey(), field.getValue().asLong());
            }
        });
        return amounts;
    }

    private boolean isAmount(String setting, String currency, JsonNode amount) {
        var pointer = "/%s/%s".formatted(setting, escaped(currency));
        if (!isCurrency(currency)) {
            fault("unknown-currency", pointer, "is no ISO 4217 currency", Map.of());
            return false;
        }
        return isBetween(amount, 1, LARGEST_AMOUNT, pointer);
    }

    private boolean isBetween(JsonNode value, long least, long most, String pointer) {
        var fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.asLong() >= least
                && value.asLong() <= most;
        if (!fits) {
            fault(
                    "out-of-range",
                    pointer,
                    "must be a whole number from %d to %d".formatted(least, most),
                    Map.of("least", least, "limit", most));
        }
        return fits;
    }

    private void fault(String code, String pointer, String detail, Map<String, Object> params) {
        var unused = faults.add(code, pointer, detail, params);
    }

    private static boolean isLeftOut(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isCurrency(String code) {
        try {
            return CurrencyUnit.of(code).getCode().equals(code);
        } catch (IllegalCurrencyException unknown) {
            return false;
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
