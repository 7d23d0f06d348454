package dev.portico.notification.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.Examples;
import dev.portico.notification.Orders;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.recipient.MailLook;
import dev.portico.notification.recipient.MerchantProfile;
import dev.portico.notification.recipient.OrderRecipient;
import dev.portico.notification.template.MailContext.TimedLink;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Robin's order #2051 at Northwind Goods, from the golden events. */
final class MailFixtures {

    static final MerchantId DEMO = new MerchantId("demo");
    static final String LINK = "http://localhost:8080/p/token?a=1&b=2";
    static final TimedLink ORDERS_LINK =
            new TimedLink("http://localhost:8080/o/token?a=1&b=2", Instant.parse("2026-11-20T17:15:00Z"));

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Map<MailKind, String> CAUSES = Map.ofEntries(
            Map.entry(MailKind.ORDER_RECEIVED, "order.received.v1"),
            Map.entry(MailKind.PRE_ORDER_RECEIVED, "order.received.v1"),
            Map.entry(MailKind.ORDER_EDITED, "order.edited.v1"),
            Map.entry(MailKind.EDIT_AWAITING_APPROVAL, "order.edit-requested.v1"),
            Map.entry(MailKind.EDIT_AWAITING_PAYMENT, "order.edit-requested.v1"),
            Map.entry(MailKind.EDIT_APPROVED, "order.edited.v1"),
            Map.entry(MailKind.EDIT_DECLINED, "order.edit-declined.v1"),
            Map.entry(MailKind.EDIT_EXPIRED, "order.edit-expired.v1"),
            Map.entry(MailKind.EDIT_UNDONE, "order.edit-reverted.v1"),
            Map.entry(MailKind.EDIT_REVERTED_UNPAID, "order.edit-reverted.v1"),
            Map.entry(MailKind.CANCEL_REQUESTED, "order.cancel-requested.v1"),
            Map.entry(MailKind.CANCEL_DECLINED, "order.edit-declined.v1"),
            Map.entry(MailKind.ORDER_CANCELED, "order.canceled.v1"),
            Map.entry(MailKind.WITHDRAWAL_RECEIVED, "order.withdrawn.v1"),
            Map.entry(MailKind.PAYMENT_REQUESTED, "payment.requested.v1"),
            Map.entry(MailKind.PAYMENT_RECEIVED, "payment.succeeded.v1"),
            Map.entry(MailKind.PAYMENT_FAILED, "payment.failed.v1"),
            Map.entry(MailKind.CHARGE_UPCOMING, "charge.upcoming.v1"),
            Map.entry(MailKind.CHARGE_FAILED, "payment.failed.v1"),
            Map.entry(MailKind.PAYMENT_METHOD_LINK, "payment-method.update-requested.v1"),
            Map.entry(MailKind.PAYMENT_METHOD_REPLACED, "payment-method.replaced.v1"),
            Map.entry(MailKind.REFUND_ISSUED, "refund.issued.v1"),
            Map.entry(MailKind.REFUND_FAILED, "refund.failed.v1"),
            Map.entry(MailKind.BALANCE_OVERDUE, "balance.overdue.v1"),
            Map.entry(MailKind.PAYMENT_OVERDUE, "balance.overdue.v1"),
            Map.entry(MailKind.SHIPPING_UPDATED, "listing.statement-published.v1"),
            Map.entry(MailKind.DELAY_ANNOUNCED, "listing.delay-announced.v1"),
            Map.entry(MailKind.LEDGER_UNBALANCED, "ledger.unbalanced.v1"),
            Map.entry(MailKind.LINK_REQUESTED, "link.requested.v1"),
            Map.entry(MailKind.ORDERS_LINK_REQUESTED, "orders-link.requested.v1"),
            Map.entry(MailKind.CUSTOMER_NOTICE, "order.notification-requested.v1"),
            Map.entry(MailKind.REFUND_DUE, "refund.due.v1"),
            Map.entry(MailKind.ORDER_EDITED_BY_CUSTOMER, "order.edited.v1"),
            Map.entry(MailKind.ORDER_CANCELED_BY_CUSTOMER, "order.canceled.v1"),
            Map.entry(MailKind.ORDER_WITHDRAWN_BY_CUSTOMER, "order.withdrawn.v1"),
            Map.entry(MailKind.EDIT_REQUEST_WAITING, "order.edit-requested.v1"),
            Map.entry(MailKind.CANCEL_REQUEST_WAITING, "order.cancel-requested.v1"),
            Map.entry(MailKind.STAFF_NOTICE, "order.notification-requested.v1"),
            Map.entry(MailKind.ALLOWANCE_NEARLY_USED, "usage.threshold-reached.v1"),
            Map.entry(MailKind.ALLOWANCE_USED, "usage.threshold-reached.v1"));
    private static final Set<MailKind> ABOUT_THE_SHOP =
            EnumSet.of(MailKind.ALLOWANCE_NEARLY_USED, MailKind.ALLOWANCE_USED);

    static MailWriter writer() {
        return new MailWriter(new MailTemplates(liquid()));
    }

    static LiquidParser liquid() {
        return new LiquidParser(() -> Duration.ofSeconds(10));
    }

    static MailContext mail(MailKind kind, Locale locale) {
        return new MailContext(
                kind,
                locale,
                northwind("Northwind Goods"),
                isAboutTheShop(kind) ? null : robin("Robin"),
                facts(kind),
                LINK,
                ORDERS_LINK,
                "http://localhost:8080/console/orders/1");
    }

    static boolean isAboutTheShop(MailKind kind) {
        return ABOUT_THE_SHOP.contains(kind);
    }

    static boolean isAboutOneOrder(MailKind kind) {
        return !isAboutTheShop(kind) && kind != MailKind.ORDERS_LINK_REQUESTED;
    }

    static MailContext with(MailContext mail, String shopName, String customerName, MailFacts facts) {
        return new MailContext(
                mail.kind(),
                mail.locale(),
                northwind(shopName),
                mail.order() == null ? null : robin(customerName),
                facts,
                mail.portalLink(),
                mail.ordersLink(),
                mail.consoleLink());
    }

    static MailContext with(MailContext mail, MailLook look) {
        var plain = mail.merchant();
        var shop = new MerchantProfile(
                plain.id(),
                plain.name(),
                plain.timeZone(),
                plain.defaultLocale(),
                plain.currency(),
                plain.staffEmail(),
                plain.shopEmail(),
                plain.accentColor(),
                plain.portalEnabled(),
                plain.linkLifetimeDays(),
                look);
        return new MailContext(
                mail.kind(),
                mail.locale(),
                shop,
                mail.order(),
                mail.facts(),
                mail.portalLink(),
                mail.ordersLink(),
                mail.consoleLink());
    }

    static MailContext withoutPortal(MailContext mail) {
        return new MailContext(
                mail.kind(), mail.locale(), mail.merchant(), mail.order(), mail.facts(), "", null, mail.consoleLink());
    }

    static MailFacts facts(MailKind kind) {
        return kind == MailKind.PRE_ORDER_RECEIVED ? preOrder("DEPOSIT_UPFRONT", true) : ofEvent(kind);
    }

    /** Of an order whose first line is a pre-order. */
    static MailFacts preOrder(String type, boolean planned) {
        var received = Examples.event("order.received.v1").withData(data -> {
            Orders.preOrder(data, type);
            if (planned) {
                data.set("schedule", Examples.event("schedule.planned.v1").at("/schedule"));
            }
        });
        return facts(received.json());
    }

    private static MailFacts ofEvent(MailKind kind) {
        return facts(Examples.event(CAUSES.getOrDefault(kind, "")).json());
    }

    static MailFacts facts(String json) {
        try {
            return JSON.readValue(json, MailFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MerchantProfile northwind(String name) {
        return new MerchantProfile(
                DEMO,
                name,
                ZoneId.of("America/Chicago"),
                Locale.US,
                "USD",
                null,
                "hello@northwind.example",
                "#1f5f4a",
                true,
                null,
                MailLook.NONE);
    }

    private static OrderRecipient robin(String firstName) {
        return new OrderRecipient(
                UUID.fromString("01935a2c-7c00-7000-8000-000000002051"),
                DEMO,
                "#2051",
                "robin@example.com",
                firstName,
                "Example",
                Locale.US,
                "USD");
    }

    private MailFixtures() {}
}
