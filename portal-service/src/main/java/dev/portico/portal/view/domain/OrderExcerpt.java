package dev.portico.portal.view.domain;

import dev.portico.portal.address.domain.AddressField;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public excerpt of an order, as order-edit-service publishes it with each {@code order.*} event. Only what the pages
 * use is read. Amounts are minor units of {@link #currency()}, times are UTC.
 */
public record OrderExcerpt(
        UUID id,
        String number,
        int version,
        String status,
        Instant placedAt,
        @Nullable Instant canceledAt,
        String currency,
        boolean taxesIncluded,
        Customer customer,
        @Nullable Address shippingAddress,
        List<Line> lines,
        @Nullable ShippingLine shippingLine,
        List<Discount> discounts,
        Totals totals,
        @Nullable String note,
        String fulfillmentStatus,
        @Nullable Instant deliveredAt,
        List<Hold> holds,
        @Nullable EditWindow editWindow,
        @Nullable CancelWindow cancelWindow,
        @Nullable Permissions permissions,
        @Nullable PendingEdit pendingEdit,
        @Nullable LastEdit lastEdit,
        @Nullable Withdrawal withdrawal,
        List<Delay> delays) {

    public OrderExcerpt {
        require("id", id);
        require("number", number);
        require("status", status);
        require("placedAt", placedAt);
        require("currency", currency);
        require("customer", customer);
        require("totals", totals);
        require("fulfillmentStatus", fulfillmentStatus);
        lines = listOf(lines);
        discounts = listOf(discounts);
        holds = listOf(holds);
        delays = listOf(delays);
    }

    public boolean isCanceled() {
        return "CANCELED".equals(status);
    }

    /** All of it has been shipped. */
    public boolean isShipped() {
        return "FULFILLED".equals(fulfillmentStatus);
    }

    /** When the last of what was shipped arrived; empty where that is not known. */
    public Optional<Instant> arrivedAt() {
        return isShipped() ? Optional.ofNullable(deliveredAt) : Optional.empty();
    }

    /** The lines a customer still has: an edit leaves removed lines with quantity 0 behind. */
    public List<Line> keptLines() {
        return lines.stream().filter(line -> line.quantity() > 0).toList();
    }

    public Optional<Line> line(UUID lineId) {
        return lines.stream().filter(line -> line.id().equals(lineId)).findFirst();
    }

    public Optional<Delay> delay(String noticeId) {
        return delays.stream()
                .filter(delay -> delay.noticeId().toString().equals(noticeId))
                .findFirst();
    }

    public boolean hasPreOrders() {
        return lines.stream().anyMatch(line -> line.quantity() > 0 && line.preOrder() != null);
    }

    /** The pre-ordered lines that are not all shipped. */
    public List<Awaited> awaited() {
        return keptLines().stream()
                .filter(line -> line.fulfilledQuantity() < line.quantity())
                .flatMap(line -> Stream.ofNullable(line.preOrder()).map(preOrder -> new Awaited(line, preOrder)))
                .toList();
    }

    /** A line, and what was agreed on when it was pre-ordered. */
    public record Awaited(Line line, PreOrder preOrder) {}

    public boolean isHeldAs(String kind) {
        return holds.stream().anyMatch(hold -> hold.kind().equals(kind));
    }

    /** Time alone can close the window, between two events. */
    public boolean windowIsClosed(Instant now) {
        return editWindow != null
                && (editWindow.closed() || (editWindow.closesAt() != null && !now.isBefore(editWindow.closesAt())));
    }

    /** Canceling may have a window of its own; without one it has that of the edits. */
    public boolean cancelWindowIsClosed(Instant now) {
        return cancelWindow == null
                ? windowIsClosed(now)
                : cancelWindow.closed() || (cancelWindow.closesAt() != null && !now.isBefore(cancelWindow.closesAt()));
    }

    public record Customer(
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String phone,
            @Nullable String locale) {

        /** Where mails about the order go. */
        public Optional<String> mailAddress() {
            return Optional.ofNullable(email).filter(given -> !given.isBlank());
        }
    }

    public record Address(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String address1,
            @Nullable String address2,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String provinceCode,
            @Nullable String countryCode,
            @Nullable String phone) {

        /** What is filled in, as a country's format writes it. */
        public Map<AddressField, String> parts() {
            var parts = new EnumMap<AddressField, String>(AddressField.class);
            put(parts, AddressField.FIRST_NAME, firstName);
            put(parts, AddressField.LAST_NAME, lastName);
            put(parts, AddressField.COMPANY, company);
            put(parts, AddressField.STREET, address1);
            put(parts, AddressField.MORE, address2);
            put(parts, AddressField.CITY, city);
            put(parts, AddressField.PROVINCE, provinceCode);
            put(parts, AddressField.POSTAL_CODE, postalCode);
            put(parts, AddressField.COUNTRY, countryCode);
            put(parts, AddressField.PHONE, phone);
            return parts;
        }

        private static void put(Map<AddressField, String> parts, AddressField field, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                parts.put(field, value);
            }
        }
    }

    public record Line(
            UUID id,
            String kind,
            @Nullable String variantId,
            String title,
            @Nullable String variantTitle,
            List<Option> options,
            @Nullable String imageUrl,
            int quantity,
            int originalQuantity,
            int fulfilledQuantity,
            long unitPriceMinor,
            long subtotalMinor,
            long discountMinor,
            long totalMinor,
            List<Discount> discounts,
            List<TaxLine> taxLines,
            List<Property> properties,
            @Nullable PreOrder preOrder) {

        public Line {
            require("line id", id);
            require("line title", title);
            options = listOf(options);
            discounts = listOf(discounts);
            taxLines = listOf(taxLines);
            properties = listOf(properties);
        }
    }

    public record Option(String name, String value) {}

    public record TaxLine(long amountMinor) {}

    public record Property(String name, @Nullable String value) {}

    public record Discount(@Nullable String code, @Nullable String title, @Nullable Long amountMinor) {}

    public record ShippingLine(@Nullable String title, long priceMinor, long discountMinor) {}

    public record Totals(
            long itemsMinor,
            long discountMinor,
            long shippingMinor,
            long taxMinor,
            long feesMinor,
            long tipMinor,
            long totalMinor) {}

    public record Hold(String kind, @Nullable Instant placedAt) {}

    /** @param closesAt null when it ends with the shipping, not at a time */
    public record EditWindow(@Nullable Instant closesAt, boolean closed) {}

    /** @param closesAt null when canceling is possible until the order is shipped */
    public record CancelWindow(@Nullable Instant closesAt, boolean closed) {}

    /**
     * A change that was asked for and is not made yet.
     *
     * @param kind what it waits for: APPROVAL and CANCEL_APPROVAL for the shop, PAYMENT for the customer
     * @param dueMinor what has to be paid for it, minor units; null where nothing has to be
     */
    public record PendingEdit(
            UUID id,
            String kind,
            @Nullable Instant requestedAt,
            @Nullable Instant expiresAt,
            long totalAfterMinor,
            @Nullable Long dueMinor,
            List<Difference> differences) {

        public PendingEdit {
            differences = listOf(differences);
        }

        public boolean waitsForPayment() {
            return "PAYMENT".equals(kind);
        }

        public boolean isCancellation() {
            return "CANCEL_APPROVAL".equals(kind);
        }

        public boolean isOver(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }
    }

    /** One way in which an order differs before and after; minor units. */
    public record Difference(
            String kind,
            @Nullable UUID lineId,
            @Nullable String title,
            @Nullable String from,
            @Nullable String to,
            long amountMinor,
            List<Why> reasons) {

        public Difference {
            reasons = listOf(reasons);
        }
    }

    /** Why an amount moved: its part (PRICE, DISCOUNT, TAX, SHIPPING), and a code with the figures of its sentence. */
    public record Why(String part, long amountMinor, @Nullable String code, @Nullable Map<String, Object> params) {}

    /** The customer's latest edit, and whether it can be undone. */
    public record LastEdit(UUID editId, @Nullable Instant committedAt, boolean undoable, List<Reason> reasons) {

        public LastEdit {
            reasons = listOf(reasons);
        }
    }

    /**
     * The right to withdraw from the contract, where the shop offers it.
     *
     * @param until the end of the period; null while it has not begun, since nothing is delivered
     * @param receivedAt when the customer declared it; null when they have not
     */
    public record Withdrawal(@Nullable String id, @Nullable Instant until, @Nullable Instant receivedAt) {}

    public record Permissions(List<Permission> actions, List<LinePermissions> lines) {

        public Permissions {
            actions = listOf(actions);
            lines = listOf(lines);
        }
    }

    public record LinePermissions(UUID lineId, List<Permission> actions) {

        public LinePermissions {
            actions = listOf(actions);
        }
    }

    /** Whether one action is allowed; when not, every reason. An action that is missing is hidden by the merchant. */
    public record Permission(String action, boolean allowed, List<Reason> reasons) {

        public Permission {
            reasons = listOf(reasons);
        }
    }

    /** A reason code of the edit policy (UPPER_SNAKE) with the figures its sentence needs. */
    public record Reason(String code, Map<String, Object> params) {

        @SuppressWarnings("NullableProblems") // JSON may leave params out
        public Reason {
            params = params == null ? Map.of() : params;
        }
    }

    /** JSON may leave out anything: what no page can do without must be there before it is stored. */
    private static void require(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("the order has no " + name);
        }
    }

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
