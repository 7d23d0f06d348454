package dev.portico.orderedit.order.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;

/** Collects every fault of a document while its values are read; a faulty value is replaced so that reading can go on. */
public final class Checks {

    /** No single amount may be larger, in minor units: sums of a whole order stay inside a long. */
    public static final long AMOUNT_LIMIT = 100_000_000_000L;

    /** No line may sell more units. */
    public static final int QUANTITY_LIMIT = 1_000_000;

    private static final Set<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

    private final List<IntakeFault> faults = new ArrayList<>();

    public List<IntakeFault> faults() {
        return List.copyOf(faults);
    }

    public boolean clean() {
        return faults.isEmpty();
    }

    public void fault(String code, String pointer, String detail) {
        fault(code, pointer, detail, Map.of());
    }

    public void fault(String code, String pointer, String detail, Map<String, Object> params) {
        faults.add(new IntakeFault(code, pointer, detail, params));
    }

    /** Required text; the empty string stands in for a missing one. */
    public String text(@Nullable String value, String pointer, int limit) {
        if (value == null || value.isBlank()) {
            fault("required", pointer, "is required");
            return "";
        }
        return bounded(value, pointer, limit);
    }

    public @Nullable String optionalText(@Nullable String value, String pointer, int limit) {
        return value == null || value.isEmpty() ? null : bounded(value, pointer, limit);
    }

    private String bounded(String value, String pointer, int limit) {
        if (value.codePointCount(0, value.length()) > limit) {
            fault("text-too-long", pointer, "must have at most " + limit + " characters", Map.of("limit", limit));
        }
        if (!Texts.storable(value)) {
            fault("control-character", pointer, "must not contain control characters or broken surrogate pairs");
        }
        return value;
    }

    /** An amount that may be zero but not negative. */
    public long amount(@Nullable Long minor, String pointer) {
        if (minor == null) {
            fault("required", pointer, "is required");
            return 0;
        }
        return optionalAmount(minor, pointer);
    }

    public long optionalAmount(@Nullable Long minor, String pointer) {
        if (minor == null) {
            return 0;
        }
        if (minor < 0) {
            fault("negative-amount", pointer, "must not be negative", Map.of("actual", minor));
            return 0;
        }
        if (minor > AMOUNT_LIMIT) {
            fault("amount-too-large", pointer, "must be at most " + AMOUNT_LIMIT, Map.of("limit", AMOUNT_LIMIT));
            return 0;
        }
        return minor;
    }

    /** Payments may exceed the total (a shop refunds later), but not what can be counted with. */
    void paid(long minor) {
        if (minor > AMOUNT_LIMIT * 100) {
            fault("amount-too-large", "/payments", "must not sum up to more than " + AMOUNT_LIMIT * 100);
        }
    }

    public int quantity(@Nullable Long value, String pointer, int least) {
        if (value == null) {
            fault("required", pointer, "is required");
            return least;
        }
        if (value < least || value > QUANTITY_LIMIT) {
            fault(
                    "quantity-out-of-range",
                    pointer,
                    "must be from " + least + " to " + QUANTITY_LIMIT,
                    Map.of("actual", value, "least", least, "limit", QUANTITY_LIMIT));
            return least;
        }
        return value.intValue();
    }

    /** A fraction from 0 to {@code most}, written as a decimal. */
    public BigDecimal decimal(@Nullable String value, String pointer, String code, int most) {
        var number = parse(value);
        if (number == null) {
            fault(code, pointer, "must be a decimal from 0 to " + most);
            return BigDecimal.ZERO;
        }
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            fault(code, pointer, "must be from 0 to " + most, Map.of("actual", number.toPlainString()));
            return BigDecimal.ZERO;
        }
        return number;
    }

    private static @Nullable BigDecimal parse(@Nullable String value) {
        // The length keeps 1e999999999 and the like from being expanded.
        if (value == null || !value.matches("-?\\d{1,12}(\\.\\d{1,12})?")) {
            return null;
        }
        return new BigDecimal(value);
    }

    public String currency(@Nullable String value, String pointer) {
        try {
            return CurrencyUnit.of(value == null ? "" : value).getCode();
        } catch (IllegalCurrencyException e) {
            fault("unknown-currency", pointer, "must be an ISO 4217 currency code", Map.of("actual", actual(value)));
            return "XXX";
        }
    }

    public @Nullable String country(@Nullable String value, String pointer) {
        if (value == null || COUNTRIES.contains(value)) {
            return value;
        }
        fault(
                "unknown-country",
                pointer,
                "must be an ISO 3166-1 alpha-2 country code",
                Map.of("actual", actual(value)));
        return null;
    }

    public @Nullable String email(@Nullable String value, String pointer) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!isEmail(value)) {
            fault("bad-email", pointer, "must be an e-mail address", Map.of("actual", actual(value)));
            return null;
        }
        return bounded(value, pointer, 254);
    }

    /** Only what would break a mail is refused: the mailbox itself is the shop's knowledge. */
    public static boolean isEmail(@Nullable String value) {
        return value != null
                && value.length() <= 254
                && Texts.storable(value)
                && value.matches("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\".]+");
    }

    /** The list with missing entries named and dropped. */
    public <T> List<T> entries(@Nullable List<@Nullable T> list, String pointer, int limit) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > limit) {
            fault("too-many", pointer, "must have at most " + limit + " entries", Map.of("limit", limit));
            return List.of();
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == null) {
                fault("required", pointer + "/" + i, "must not be null");
            }
        }
        return list.stream().flatMap(Stream::ofNullable).toList();
    }

    /** Tags without blanks and doubles, in their order. */
    public List<String> tags(@Nullable List<@Nullable String> list, String pointer) {
        var entries = entries(list, pointer, 250);
        return IntStream.range(0, entries.size())
                .mapToObj(i -> text(entries.get(i), pointer + "/" + i, 255).strip())
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private static String actual(@Nullable String value) {
        return value == null ? "" : value.substring(0, Math.min(value.length(), 80));
    }

    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }
}
