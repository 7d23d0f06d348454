package dev.portico.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.link.PortalLink;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Contracts;
import dev.portico.portal.brand.domain.Branding;
import dev.portico.portal.text.Formats;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.Listing;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.PaymentFacts;
import dev.portico.portal.view.domain.Refund;
import dev.portico.portal.view.domain.Schedule;
import dev.portico.portal.view.domain.Shop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order as data: the golden example is what others read, and no refusal is without its reason. */
class OrderDocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .findAndRegisterModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final Instant SOON_AFTER = Instant.parse("2026-11-20T16:32:00Z");
    private static final Instant CLOSES = Instant.parse("2026-11-20T17:15:00Z");
    private static final UUID LISTING = UUID.fromString("01935a2c-7c06-7000-8000-000000000001");

    @Test
    void theGoldenExampleIsWhatIsAnswered() throws IOException {
        var written = json(document(preOrdered(), SOON_AFTER));
        Files.createDirectories(Path.of("target"));
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(Path.of("target/customer-order.json").toFile(), written);

        var golden = JSON.readTree(
                Contracts.directory().resolve("portal/customer-order.json").toFile());

        assertThat(written).isEqualTo(golden);
    }

    @ParameterizedTest(name = "{1}, {0} seconds from the end: {2}, {3}")
    @CsvSource({
        "-1, CHANGE_ITEMS,            true,  ''",
        " 0, CHANGE_ITEMS,            false, WINDOW_CLOSED",
        "-1, CHANGE_SHIPPING_ADDRESS, true,  ''",
        " 0, CHANGE_SHIPPING_ADDRESS, false, WINDOW_CLOSED",
        "-1, CANCEL,                  true,  ''",
        " 0, CANCEL,                  false, WINDOW_CLOSED"
    })
    void timeAloneEndsWhatWasPossible(int seconds, String action, boolean allowed, String reason) {
        var document = document(order(data -> {}), CLOSES.plusSeconds(seconds));

        var found = action(document, action);
        assertThat(found.allowed()).isEqualTo(allowed);
        assertThat(found.url() != null).isEqualTo(allowed);
        assertThat(found.reasons()).extracting(OrderDocument.Said::code).containsExactly(list(reason));
        assertThat(found.reasons()).allSatisfy(said -> assertThat(said.text()).contains("The time for changes ended"));
        assertThat(document.editing().open()).isEqualTo(seconds < 0);
        assertThat(document.editing().closesAt()).isEqualTo(CLOSES);
    }

    @Test
    void whatTheShopHidesIsNotThereAndWhatItRefusesHasAReason() {
        var document = document(
                order(data -> {
                    var actions = (ArrayNode) data.at("/permissions/actions");
                    for (var at = actions.size() - 1; at >= 0; at--) {
                        var action = (ObjectNode) actions.get(at);
                        if (action.path("action").asText().equals("CHANGE_NOTE")) {
                            actions.remove(at);
                        } else {
                            action.put("allowed", false)
                                    .withArray("reasons")
                                    .addObject()
                                    .put("code", "FRAUD_RISK");
                        }
                    }
                    ((ArrayNode) data.at("/permissions/lines")).removeAll();
                }),
                SOON_AFTER);

        assertThat(document.actions()).extracting(OrderDocument.Action::code).doesNotContain("CHANGE_NOTE");
        assertThat(document.actions()).isNotEmpty().allSatisfy(action -> {
            assertThat(action.allowed()).isFalse();
            assertThat(action.reasons())
                    .containsExactly(new OrderDocument.Said("FRAUD_RISK", "The shop is checking this order first"));
        });
        assertThat(document.links().edit()).isNull();
    }

    @Test
    void aCanceledOrderOffersNothingAndShowsWhatItWas() {
        var document = document(
                order(data -> {
                    data.put("status", "CANCELED").put("canceledAt", "2026-11-20T16:30:00Z");
                    data.path("lines").forEach(line -> ((ObjectNode) line).put("quantity", 0));
                }),
                SOON_AFTER);

        assertThat(document.status().code()).isEqualTo("CANCELED");
        assertThat(document.lines())
                .extracting(OrderDocument.Line::quantity, OrderDocument.Line::total)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, null), org.assertj.core.groups.Tuple.tuple(1, null));
        assertThat(document.actions()).isNotEmpty().noneMatch(OrderDocument.Action::allowed);
        assertThat(document.actions()).allSatisfy(action -> assertThat(action.reasons())
                .extracting(OrderDocument.Said::code)
                .containsExactly("ORDER_CLOSED"));
    }

    @Test
    void whatIsOwedIsPaidOnItsPageUnlessAPaymentIsBeingChecked() {
        var owing = new Balance("USD", 18562, 10000, 0, 0, 0, 8562);
        var checked =
                new LastPayment(LastPayment.State.UNKNOWN, 2, SOON_AFTER, 8562, "USD", null, null, null, null, null);

        var open = document(view(order(data -> {}), owing, null, PaymentFacts.NONE, List.of()), SOON_AFTER);
        var waits = document(view(order(data -> {}), owing, checked, PaymentFacts.NONE, List.of()), SOON_AFTER);

        assertThat(open.status().code()).isEqualTo("UNPAID");
        assertThat(action(open, "PAY").url()).isEqualTo("https://orders.example.com/p/token/pay");
        assertThat(open.payment()).isNotNull();
        assertThat(open.payment().due()).isEqualTo(new OrderDocument.Money(8562, "USD", "$85.62"));
        assertThat(action(waits, "PAY").url()).isNull();
        assertThat(action(waits, "PAY").reasons())
                .extracting(OrderDocument.Said::code)
                .containsExactly("PAYMENT_PENDING");
        assertThat(waits.links().pay()).isNull();
    }

    @Test
    void nothingIsInItThatThePageDoesNotShow() {
        var written = json(document(order(data -> {}), SOON_AFTER)).toString();

        assertThat(written)
                .contains("12 Harbor Street", "Please leave at the door.")
                .doesNotContain("robin@example.com", "+1 555 0100", "first-order", "LOW", "sku", "externalId");
    }

    private static OrderDocument.Action action(OrderDocument document, String code) {
        return document.actions().stream()
                .filter(action -> action.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String[] list(String codes) {
        return codes.isEmpty() ? new String[0] : codes.split(" ");
    }

    private static JsonNode json(OrderDocument document) {
        try {
            return JSON.readTree(JSON.writeValueAsString(document));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OrderDocument document(OrderExcerpt order, Instant now) {
        var paid = new Balance("USD", 18562, 18562, 0, 0, 0, 0);
        return document(view(order, paid, null, PaymentFacts.NONE, List.of()), now);
    }

    private static OrderDocument document(OrderView view, Instant now) {
        var locale = Locale.forLanguageTag("en-US");
        var zone = ZoneId.of("America/Chicago");
        var shop = new Shop(
                "demo", "Northwind Goods", zone, locale, "hello@northwind.example", null, true, null, 0, Branding.OURS);
        var link = new PortalLink(new MerchantId("demo"), view.order().id(), 1, now.plus(Duration.ofDays(30)));
        var visit = new Visit(link, "/p/token", shop, view, Texts.in(locale), Formats.in(locale, zone), null, now);
        return new OrderDocumentComposer(visit, new Assets(), URI.create("https://orders.example.com")).compose();
    }

    private static OrderView view(
            OrderExcerpt order, Balance balance, LastPayment payment, PaymentFacts facts, List<Listing> listings) {
        return new OrderView(order, 1, balance, 1, payment, facts, List.of(), listings, List.of(), 1);
    }

    /** An order with everything there may be: a pre-order with its plan, a discount, a refund, a locked line. */
    private static OrderView preOrdered() {
        var order = order(data -> {
            var varsity = (ObjectNode) data.at("/lines/0");
            varsity.put("discountMinor", 1000).put("totalMinor", 11000);
            varsity.withArray("discounts")
                    .addObject()
                    .put("code", "TENOFF")
                    .put("title", "Ten off")
                    .put("amountMinor", 1000);
            varsity.withArray("properties").addObject().put("name", "Engraving").put("value", "Robin");
            ((ObjectNode) data.path("totals")).put("discountMinor", 1000).put("totalMinor", 17562);
            var terms = ((ObjectNode) data.at("/lines/1")).putObject("preOrder");
            terms.put("listingId", LISTING.toString())
                    .put("type", "DEPOSIT_UPFRONT")
                    .put("released", false);
            terms.put("expectedFrom", "2027-01-15").put("expectedTo", "2027-01-31");
            var swap = (ObjectNode) data.at("/permissions/lines/1/actions/1");
            swap.put("allowed", false).withArray("reasons").addObject().put("code", "PERSONALIZED_ITEM");
            var contact = (ObjectNode) data.at("/permissions/actions/6");
            contact.put("allowed", false).withArray("reasons").addObject().put("code", "ACTION_DISABLED");
        });
        var schedule = new Schedule(
                2,
                "USD",
                List.of(
                        item("AT_ONCE", 1, 1, null, 12562, 12562, null, "PAID"),
                        item("DEPOSIT", 1, 1, LISTING, 1000, 1000, null, "PAID"),
                        item("INSTALLMENT", 1, 2, LISTING, 2000, 0, LocalDate.parse("2026-12-15"), "OPEN"),
                        item("INSTALLMENT", 2, 2, LISTING, 2000, 0, LocalDate.parse("2027-01-15"), "OPEN")));
        var said = new Listing.Statement(
                UUID.fromString("01935a2c-7c06-7000-8000-000000000002"),
                Map.of("en", "Ships in the second half of January."),
                LocalDate.parse("2027-01-15"),
                LocalDate.parse("2027-01-31"),
                null,
                Instant.parse("2026-11-18T09:00:00Z"));
        var listing = new Listing(LISTING, "Ocean Blue Shirt", null, null, List.of(said));
        var refund = new Refund(
                1, Refund.State.ISSUED, Instant.parse("2026-11-20T16:31:00Z"), 1000, "USD", "Visa ending 4242", null);
        return new OrderView(
                order,
                1,
                new Balance("USD", 17562, 14562, 0, 1000, 0, 4000),
                2,
                null,
                new PaymentFacts(schedule, null, null, null, null),
                List.of(refund),
                List.of(listing),
                List.of(),
                1);
    }

    private static Schedule.Item item(
            String kind, int number, int of, UUID listing, long amount, long paid, LocalDate dueOn, String status) {
        return new Schedule.Item(kind + number, kind, number, of, listing, amount, paid, dueOn, null, status);
    }

    private static OrderExcerpt order(Consumer<ObjectNode> change) {
        var data = Contracts.event("order.received.v1").data();
        var order = (ObjectNode) data.path("order");
        change.accept(order);
        try {
            return JSON.treeToValue(order, OrderExcerpt.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
