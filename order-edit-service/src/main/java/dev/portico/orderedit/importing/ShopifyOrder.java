package dev.portico.orderedit.importing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.IntakeFault;
import dev.portico.orderedit.order.domain.LineKind;
import dev.portico.orderedit.order.domain.OrderInput;
import dev.portico.orderedit.order.domain.OrderInput.AllocationInput;
import dev.portico.orderedit.order.domain.OrderInput.CustomerInput;
import dev.portico.orderedit.order.domain.OrderInput.DiscountInput;
import dev.portico.orderedit.order.domain.OrderInput.LineInput;
import dev.portico.orderedit.order.domain.OrderInput.PaymentInput;
import dev.portico.orderedit.order.domain.OrderInput.PropertyInput;
import dev.portico.orderedit.order.domain.OrderInput.ShippingLineInput;
import dev.portico.orderedit.order.domain.OrderInput.TaxLineInput;
import dev.portico.orderedit.order.domain.PaymentStatus;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an order in the shape of Shopify's REST Admin API and webhooks. Amounts are decimal strings of the shop's currency. */
final class ShopifyOrder {

    private final JsonNode order;
    private final ShopifyAmounts amounts;

    private ShopifyOrder(JsonNode order) {
        this.order = order;
        this.amounts = new ShopifyAmounts(order.path("currency").asText());
    }

    /** What was read, and what in it does not add up. */
    record Read(String externalId, OrderInput input, List<IntakeFault> faults) {}

    static Read read(JsonNode order) {
        var reader = new ShopifyOrder(order);
        var input = reader.input();
        ShopifyChecks.check(order, reader.amounts);
        return new Read(
                order.path("id").asText(""),
                input,
                reader.amounts.faults().stream().distinct().toList());
    }

    private OrderInput input() {
        return new OrderInput(
                text(order, "name"),
                placedAt(),
                text(order, "currency"),
                order.path("taxes_included").asBoolean(),
                platformVersion(),
                customer(),
                address(order.path("shipping_address")),
                address(order.path("billing_address")),
                list(order.path("line_items"), "/line_items", this::line),
                shippingLine(),
                list(order.path("discount_applications"), "", this::discount).stream()
                        .flatMap(Stream::ofNullable)
                        .toList(),
                0L,
                amounts.of(order, "total_tip_received", ""),
                amounts.of(order, "total_price", ""),
                tags(text(order, "tags")),
                text(order, "note"),
                null,
                payments());
    }

    private @Nullable OffsetDateTime placedAt() {
        var processed = time(order, "processed_at");
        return processed == null ? time(order, "created_at") : processed;
    }

    /** Shopify has no version: the time of the last change grows with each. */
    private @Nullable Long platformVersion() {
        var updated = time(order, "updated_at");
        return updated == null ? null : Long.valueOf(updated.toInstant().toEpochMilli());
    }

    private CustomerInput customer() {
        var customer = order.path("customer");
        var email = Stream.of(text(order, "email"), text(order, "contact_email"), text(customer, "email"))
                .flatMap(Stream::ofNullable)
                .findFirst();
        return new CustomerInput(
                email.orElse(null),
                text(customer, "first_name"),
                text(customer, "last_name"),
                text(order, "phone") == null ? text(customer, "phone") : text(order, "phone"),
                text(order, "customer_locale"),
                tags(text(customer, "tags")));
    }

    private static @Nullable Address address(JsonNode address) {
        return address.isObject()
                ? new Address(
                        text(address, "first_name"),
                        text(address, "last_name"),
                        text(address, "company"),
                        text(address, "address1"),
                        text(address, "address2"),
                        text(address, "city"),
                        text(address, "zip"),
                        text(address, "province_code"),
                        text(address, "country_code"),
                        text(address, "phone"))
                : null;
    }

    private LineInput line(JsonNode line, String pointer) {
        var variant = text(line, "variant_id");
        return new LineInput(
                text(line, "id"),
                variant == null ? LineKind.CUSTOM : LineKind.CATALOG,
                text(line, "product_id"),
                variant,
                text(line, "sku"),
                text(line, "title"),
                text(line, "variant_title"),
                List.of(),
                null,
                whole(line, "quantity"),
                fulfilled(line),
                amounts.of(line, "price", pointer),
                list(line.path("discount_allocations"), pointer + "/discount_allocations", this::allocation),
                list(line.path("tax_lines"), pointer + "/tax_lines", this::taxLine),
                list(line.path("properties"), pointer, (property, at) -> property(property)));
    }

    private static @Nullable Long fulfilled(JsonNode line) {
        var quantity = whole(line, "quantity");
        var left = whole(line, "fulfillable_quantity");
        if (quantity == null || !line.path("fulfillment_status").isTextual()) {
            return 0L;
        }
        return left == null ? quantity : Long.valueOf(quantity - left);
    }

    private AllocationInput allocation(JsonNode allocation, String pointer) {
        var application = order.path("discount_applications")
                .path(allocation.path("discount_application_index").asInt());
        return new AllocationInput(label(application), amounts.of(allocation, "amount", pointer));
    }

    private static String label(JsonNode application) {
        return Stream.of(text(application, "code"), text(application, "title"), text(application, "description"))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse("Discount");
    }

    private TaxLineInput taxLine(JsonNode tax, String pointer) {
        return new TaxLineInput(text(tax, "title"), text(tax, "rate"), amounts.of(tax, "price", pointer));
    }

    private static PropertyInput property(JsonNode property) {
        return new PropertyInput(text(property, "name"), text(property, "value"));
    }

    /** Several deliveries are told as one: an order here has one shipping line. */
    private @Nullable ShippingLineInput shippingLine() {
        var lines = list(order.path("shipping_lines"), "/shipping_lines", this::shippingLine);
        return lines.stream()
                .reduce((a, b) -> new ShippingLineInput(
                        a.title() + " + " + b.title(),
                        sum(a.priceMinor(), b.priceMinor()),
                        sum(a.discountMinor(), b.discountMinor()),
                        Stream.of(a.taxLines(), b.taxLines())
                                .flatMap(Stream::ofNullable)
                                .flatMap(List::stream)
                                .toList()))
                .orElse(null);
    }

    private ShippingLineInput shippingLine(JsonNode line, String pointer) {
        long discount =
                list(line.path("discount_allocations"), pointer + "/discount_allocations", this::allocation).stream()
                        .mapToLong(share -> sum(share.amountMinor(), 0L))
                        .sum();
        return new ShippingLineInput(
                text(line, "title"),
                amounts.of(line, "price", pointer),
                discount,
                list(line.path("tax_lines"), pointer + "/tax_lines", this::taxLine));
    }

    /** Discounts on shipping are on the shipping line already. */
    private @Nullable DiscountInput discount(JsonNode application, String pointer) {
        if ("shipping_line".equals(text(application, "target_type"))) {
            return null;
        }
        boolean percentage = "percentage".equals(text(application, "value_type"));
        return new DiscountInput(
                text(application, "code"),
                text(application, "title"),
                kind(text(application, "type")),
                percentage ? Discount.ValueKind.PERCENTAGE : Discount.ValueKind.FIXED,
                allocated(pointer),
                percentage ? text(application, "value") : null,
                null);
    }

    private static Discount.Kind kind(@Nullable String type) {
        if ("discount_code".equals(type)) {
            return Discount.Kind.CODE;
        }
        return "automatic".equals(type) ? Discount.Kind.AUTOMATIC : Discount.Kind.MANUAL;
    }

    /** The pointer of an application ends with its index. */
    private long allocated(String pointer) {
        int index = Integer.parseInt(pointer.substring(pointer.lastIndexOf('/') + 1));
        long sum = 0;
        for (JsonNode line : order.path("line_items")) {
            for (JsonNode share : line.path("discount_allocations")) {
                if (share.path("discount_application_index").asInt() == index) {
                    sum += amounts.of(share, "amount", pointer);
                }
            }
        }
        return sum;
    }

    /** What the shop has taken or reserved so far, as one payment: Shopify's REST order does not list its transactions. */
    private List<PaymentInput> payments() {
        long total = amounts.of(order, "total_price", "");
        return switch (order.path("financial_status").asText()) {
            case "paid", "partially_paid" ->
                payment(total - amounts.of(order, "total_outstanding", ""), PaymentStatus.CAPTURED);
            // an authorized order has all of its payments reserved, and what is outstanding of it is no matter of them
            case "authorized" -> payment(total, PaymentStatus.AUTHORIZED);
            case "voided", "expired" -> payment(total, PaymentStatus.VOIDED);
            default -> List.of();
        };
    }

    private List<PaymentInput> payment(long minor, PaymentStatus status) {
        return minor <= 0
                ? List.of()
                : List.of(new PaymentInput(
                        order.path("id").asText() + "-paid",
                        null,
                        minor,
                        text(order.path("payment_gateway_names"), 0),
                        placedAt(),
                        status));
    }

    private static List<String> tags(@Nullable String tags) {
        return tags == null
                ? List.of()
                : Stream.of(tags.split(",", -1))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }

    private static <T> List<T> list(JsonNode array, String pointer, BiFunction<JsonNode, String, T> each) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> each.apply(array.get(i), pointer + "/" + i))
                .toList();
    }

    private static @Nullable String text(JsonNode parent, String field) {
        return textOf(parent.path(field));
    }

    private static @Nullable String text(JsonNode array, int index) {
        return textOf(array.path(index));
    }

    private static @Nullable String textOf(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : null;
    }

    private static @Nullable Long whole(JsonNode parent, String field) {
        var value = parent.path(field);
        return value.isIntegralNumber() ? Long.valueOf(value.asLong()) : null;
    }

    private static @Nullable OffsetDateTime time(JsonNode parent, String field) {
        var text = text(parent, field);
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static long sum(@Nullable Long a, @Nullable Long b) {
        return (a == null ? 0 : a) + (b == null ? 0 : b);
    }
}
