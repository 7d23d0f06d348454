package dev.portico.orderedit.order.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes named parts of an order and keeps the rest: twenty-five record components are not for calling by position. */
public final class OrderCopy {

    private final Order order;
    private int version;
    private long platformVersion;
    private OrderStatus status;
    private @Nullable Instant canceledAt;
    private Customer customer;
    private @Nullable Address shippingAddress;
    private @Nullable Address billingAddress;
    private List<Line> lines;
    private @Nullable ShippingLine shippingLine;
    private long feesMinor;
    private long tipMinor;
    private List<String> tags;
    private @Nullable String note;
    private RiskLevel riskLevel;
    private List<Payment> payments;
    private List<Hold> holds;
    private @Nullable Instant windowClosedAt;
    private @Nullable Instant chargeTriggeredAt;
    private PlatformCopy platform;
    private Progress progress;

    OrderCopy(Order order) {
        this.order = order;
        version = order.version();
        platformVersion = order.platformVersion();
        status = order.status();
        canceledAt = order.canceledAt();
        customer = order.customer();
        shippingAddress = order.shippingAddress();
        billingAddress = order.billingAddress();
        lines = order.lines();
        shippingLine = order.shippingLine();
        feesMinor = order.feesMinor();
        tipMinor = order.tipMinor();
        tags = order.tags();
        note = order.note();
        riskLevel = order.riskLevel();
        payments = order.payments();
        holds = order.holds();
        windowClosedAt = order.windowClosedAt();
        chargeTriggeredAt = order.chargeTriggeredAt();
        platform = order.platform();
        progress = order.progress();
    }

    public OrderCopy version(int value) {
        version = value;
        return this;
    }

    public OrderCopy platformVersion(long value) {
        platformVersion = value;
        return this;
    }

    public OrderCopy status(OrderStatus value) {
        status = value;
        return this;
    }

    public OrderCopy canceledAt(@Nullable Instant value) {
        canceledAt = value;
        return this;
    }

    public OrderCopy customer(Customer value) {
        customer = value;
        return this;
    }

    public OrderCopy shippingAddress(@Nullable Address value) {
        shippingAddress = value;
        return this;
    }

    public OrderCopy billingAddress(@Nullable Address value) {
        billingAddress = value;
        return this;
    }

    public OrderCopy lines(List<Line> value) {
        lines = value;
        return this;
    }

    public OrderCopy shippingLine(@Nullable ShippingLine value) {
        shippingLine = value;
        return this;
    }

    public OrderCopy feesMinor(long value) {
        feesMinor = value;
        return this;
    }

    public OrderCopy tipMinor(long value) {
        tipMinor = value;
        return this;
    }

    public OrderCopy tags(List<String> value) {
        tags = value;
        return this;
    }

    public OrderCopy note(@Nullable String value) {
        note = value;
        return this;
    }

    public OrderCopy riskLevel(RiskLevel value) {
        riskLevel = value;
        return this;
    }

    public OrderCopy payments(List<Payment> value) {
        payments = value;
        return this;
    }

    public OrderCopy holds(List<Hold> value) {
        holds = value;
        return this;
    }

    public OrderCopy windowClosedAt(@Nullable Instant value) {
        windowClosedAt = value;
        return this;
    }

    public OrderCopy chargeTriggeredAt(@Nullable Instant value) {
        chargeTriggeredAt = value;
        return this;
    }

    public OrderCopy platform(PlatformCopy value) {
        platform = value;
        return this;
    }

    public OrderCopy progress(Progress value) {
        progress = value;
        return this;
    }

    public Order make() {
        return new Order(
                order.id(),
                order.externalId(),
                order.number(),
                version,
                platformVersion,
                status,
                order.placedAt(),
                canceledAt,
                order.currency(),
                order.taxesIncluded(),
                customer,
                shippingAddress,
                billingAddress,
                lines,
                shippingLine,
                order.discounts(),
                feesMinor,
                tipMinor,
                tags,
                note,
                riskLevel,
                payments,
                holds,
                windowClosedAt,
                chargeTriggeredAt,
                platform,
                progress);
    }
}
