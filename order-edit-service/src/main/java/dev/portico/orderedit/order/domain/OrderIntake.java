package dev.portico.orderedit.order.domain;

import dev.portico.orderedit.order.domain.OrderInput.CustomerInput;
import dev.portico.orderedit.order.domain.OrderInput.LineInput;
import dev.portico.orderedit.order.domain.OrderInput.PaymentInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@link OrderInput}. Everything that is wrong is named at once; only a document without a fault becomes an order, with
 * every order-level discount allocated to its lines.
 */
public final class OrderIntake {

    /** Clocks of shops may be ahead of ours by this much. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private static final int LINE_LIMIT = 500;

    private final String externalId;
    private final OrderInput input;
    private final String contentHash;
    private final Instant now;
    private final Supplier<UUID> ids;
    private final Checks checks = new Checks();
    private final List<PreOrderWish> wishes = new ArrayList<>();

    private OrderIntake(String externalId, OrderInput input, String contentHash, Clock clock, Supplier<UUID> ids) {
        this.externalId = externalId;
        this.input = input;
        this.contentHash = contentHash;
        this.now = clock.instant();
        this.ids = ids;
    }

    /**
     * Reads it whole, whatever is wrong with it.
     *
     * @param contentHash tells one content of a platform version from another
     * @param ids where the ids of the order and its lines come from
     */
    public static Intake read(
            String externalId, OrderInput input, String contentHash, Clock clock, Supplier<UUID> ids) {
        return new OrderIntake(externalId, input, contentHash, clock, ids).read();
    }

    private Intake read() {
        var order = order();
        if (checks.clean()) {
            checkTotal(order);
        }
        return checks.clean() ? new Intake.Accepted(order, wishes) : new Intake.Refused(checks.faults());
    }

    private Order order() {
        var shippingAddress = address(input.shippingAddress(), "/shippingAddress");
        var billingAddress = address(input.billingAddress(), "/billingAddress");
        var tags = checks.tags(input.tags(), "/tags");
        var note = Texts.tidy(checks.optionalText(input.note(), "/note", Texts.NOTE_LIMIT));
        var discounts = new DiscountIntake(checks);
        var named = discounts.read(input.discounts());
        var lines = discounts.allocate(named, lines());
        return new Order(
                ids.get(),
                checks.text(externalId, "/externalId", 128),
                checks.text(input.number(), "/number", 64),
                1,
                platformVersion(),
                OrderStatus.OPEN,
                placedAt(),
                null,
                checks.currency(input.currency(), "/currency"),
                Boolean.TRUE.equals(input.taxesIncluded()),
                customer(),
                shippingAddress,
                billingAddress,
                lines,
                shippingLine(),
                named,
                checks.optionalAmount(input.feesMinor(), "/feesMinor"),
                checks.optionalAmount(input.tipMinor(), "/tipMinor"),
                tags,
                note,
                input.riskLevel() == null ? RiskLevel.NONE : input.riskLevel(),
                payments(),
                List.of(),
                null,
                null,
                new PlatformCopy(shippingAddress, billingAddress, tags, note, contentHash),
                Progress.NONE.delivered(deliveries()));
    }

    /** By the lines' external ids; a line that is wrong in itself is named elsewhere. */
    private Map<String, Instant> deliveries() {
        var deliveries = new HashMap<String, Instant>();
        var lines = input.lines() == null ? List.<@Nullable LineInput>of() : input.lines();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var deliveredAt = line == null ? null : instant(line.deliveredAt());
            if (line == null || line.externalId() == null || deliveredAt == null) {
                continue;
            }
            if (deliveredAt.isAfter(now.plus(CLOCK_SKEW))) {
                checks.fault("delivered-in-future", "/lines/" + i + "/deliveredAt", "must not be in the future");
            }
            deliveries.put(line.externalId(), deliveredAt);
        }
        return deliveries;
    }

    private long platformVersion() {
        var version = input.platformVersion();
        if (version == null || version < 0) {
            checks.fault("required", "/platformVersion", "must be a number that grows with each change, from 0");
            return 0;
        }
        return version;
    }

    private Instant placedAt() {
        var placedAt = instant(input.placedAt());
        if (placedAt == null) {
            checks.fault("required", "/placedAt", "is required");
            return now;
        }
        if (placedAt.isAfter(now.plus(CLOCK_SKEW))) {
            checks.fault("placed-in-future", "/placedAt", "must not be in the future", Map.of("now", now.toString()));
        }
        if (placedAt.isBefore(Instant.EPOCH)) {
            checks.fault("placed-too-early", "/placedAt", "must not be before 1970");
        }
        return placedAt;
    }

    private Customer customer() {
        var customer = input.customer();
        if (customer == null) {
            checks.fault("required", "/customer", "is required");
            customer = new CustomerInput(null, null, null, null, null, null);
        }
        return new Customer(
                checks.email(customer.email(), "/customer/email"),
                checks.optionalText(customer.firstName(), "/customer/firstName", 255),
                checks.optionalText(customer.lastName(), "/customer/lastName", 255),
                checks.optionalText(customer.phone(), "/customer/phone", 64),
                locale(customer.locale()),
                checks.tags(customer.tags(), "/customer/tags"));
    }

    private @Nullable String locale(@Nullable String locale) {
        if (locale != null && !locale.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}")) {
            checks.fault("bad-locale", "/customer/locale", "must be a language tag such as en-US");
            return null;
        }
        return locale == null ? null : locale.replace('_', '-');
    }

    private @Nullable Address address(@Nullable Address address, String pointer) {
        if (address == null) {
            return null;
        }
        return new Address(
                checks.optionalText(address.firstName(), pointer + "/firstName", 255),
                checks.optionalText(address.lastName(), pointer + "/lastName", 255),
                checks.optionalText(address.company(), pointer + "/company", 255),
                checks.optionalText(address.address1(), pointer + "/address1", 255),
                checks.optionalText(address.address2(), pointer + "/address2", 255),
                checks.optionalText(address.city(), pointer + "/city", 255),
                checks.optionalText(address.postalCode(), pointer + "/postalCode", 32),
                checks.optionalText(address.provinceCode(), pointer + "/provinceCode", 32),
                checks.country(address.countryCode(), pointer + "/countryCode"),
                checks.optionalText(address.phone(), pointer + "/phone", 64));
    }

    private List<Line> lines() {
        var inputs = checks.entries(input.lines(), "/lines", LINE_LIMIT);
        if (inputs.isEmpty()) {
            checks.fault("required", "/lines", "must have at least one line");
        }
        var reader = new LineIntake(checks, ids);
        var seen = new HashSet<String>();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < inputs.size(); i++) {
            var line = reader.line(inputs.get(i), "/lines/" + i);
            if (!line.externalId().isEmpty() && !seen.add(line.externalId())) {
                checks.fault("duplicate-line", "/lines/" + i + "/externalId", "must be unique in the order");
            }
            reader.wish(inputs.get(i), line.id(), "/lines/" + i + "/preOrder").ifPresent(wishes::add);
            lines.add(line);
        }
        return lines;
    }

    private @Nullable ShippingLine shippingLine() {
        var line = input.shippingLine();
        if (line == null) {
            return null;
        }
        var price = checks.amount(line.priceMinor(), "/shippingLine/priceMinor");
        var discount = checks.optionalAmount(line.discountMinor(), "/shippingLine/discountMinor");
        if (discount > price) {
            checks.fault(
                    "discount-exceeds-price",
                    "/shippingLine/discountMinor",
                    "must not exceed the price",
                    Map.of("limit", price, "actual", discount));
        }
        return ShippingLine.sold(
                checks.text(line.title(), "/shippingLine/title", 255),
                price,
                discount,
                new LineIntake(checks, ids).taxLines(line.taxLines(), "/shippingLine/taxLines", price));
    }

    private List<Payment> payments() {
        var inputs = checks.entries(input.payments(), "/payments", 100);
        var seen = new HashSet<String>();
        var payments = new ArrayList<Payment>();
        for (int i = 0; i < inputs.size(); i++) {
            var payment = payment(inputs.get(i), "/payments/" + i);
            if (!payment.externalId().isEmpty() && !seen.add(payment.externalId())) {
                checks.fault("duplicate-payment", "/payments/" + i + "/externalId", "must be unique in the order");
            }
            payments.add(payment);
        }
        return payments;
    }

    private Payment payment(PaymentInput payment, String pointer) {
        var placed = input.placedAt() == null ? now : input.placedAt().toInstant();
        var paidAt = instant(payment.paidAt());
        if (paidAt != null && paidAt.isAfter(now.plus(CLOCK_SKEW))) {
            checks.fault("paid-in-future", pointer + "/paidAt", "must not be in the future");
        }
        var status = payment.status() == null ? PaymentStatus.CAPTURED : payment.status();
        if (payment.chargeId() != null && status != PaymentStatus.CAPTURED) {
            checks.fault("charge-not-captured", pointer + "/chargeId", "must not be given: Portico only takes money");
        }
        return new Payment(
                checks.text(payment.externalId(), pointer + "/externalId", 128),
                checks.optionalText(payment.chargeId(), pointer + "/chargeId", 128),
                checks.amount(payment.amountMinor(), pointer + "/amountMinor"),
                checks.optionalText(payment.method(), pointer + "/method", 255),
                paidAt == null ? placed : paidAt,
                status);
    }

    private void checkTotal(Order order) {
        if (input.totalMinor() == null) {
            checks.fault("required", "/totalMinor", "is required");
            return;
        }
        try {
            long expected = order.totalMinor();
            if (expected != input.totalMinor()) {
                checks.fault(
                        "total-mismatch",
                        "/totalMinor",
                        "must be the sum of items, shipping, tax, fees and tip after discounts",
                        Map.of("expected", expected, "actual", input.totalMinor()));
            }
            checks.paid(order.coveredMinor());
        } catch (ArithmeticException e) {
            checks.fault("amount-too-large", "/totalMinor", "does not fit: the amounts of the order are too large");
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
