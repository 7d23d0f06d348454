package dev.portico.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.link.PortalLink;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Contracts;
import dev.portico.portal.brand.domain.Branding;
import dev.portico.portal.client.Preview.Violation;
import dev.portico.portal.text.Formats;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Difference;
import dev.portico.portal.view.domain.OrderExcerpt.Why;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.PaymentFacts;
import dev.portico.portal.view.domain.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes with their figures as a customer reads them; a figure that is missing costs the figure, not the sentence. */
class WhysTest {

    private static final Visit VISIT = visit("en-US");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRICE | 6000 | UNITS_ADDED | {\"units\": 1, \"unitPriceMinor\": 6000} | 1 more at $60.00: +$60.00",
                "PRICE | -6000 | UNITS_REMOVED | {\"units\": -1, \"unitPriceMinor\": 6000} | 1 fewer at $60.00: -$60.00",
                "PRICE | 500 | VARIANT_PRICE | {\"fromMinor\": 6000, \"toMinor\": 6500, \"units\": 1} | 1 at $65.00 instead of $60.00: +$5.00",
                "PRICE | 500 | VARIANT_PRICE | {} | This choice has another price: +$5.00",
                "PRICE | 900 | CATALOG_PRICE | {\"units\": 1, \"unitPriceMinor\": 900} | 1 at today’s price of $9.00: +$9.00",
                "PRICE | 900 | ORIGINAL_PRICE | {\"units\": 1, \"unitPriceMinor\": 900} | 1 back at your original price of $9.00: +$9.00",
                "DISCOUNT | 400 | SHARE_LEFT | {\"title\": \"TENOFF\", \"units\": 1} | Its share of TENOFF goes along: +$4.00",
                "DISCOUNT | 400 | SHARE_LEFT | {} | Its share of your discount goes along: +$4.00",
                "DISCOUNT | -400 | SHARE_KEPT | {\"title\": \"TENOFF\"} | Its share of TENOFF comes along: -$4.00",
                "DISCOUNT | -90 | PERCENTAGE_RECOMPUTED | {\"title\": \"TENOFF\", \"percentage\": \"10\"} | TENOFF (10%) of the new amount: -$0.90",
                "DISCOUNT | -90 | PERCENTAGE_RECOMPUTED | {\"units\": 1} | Your percentage discount follows the new amount: -$0.90",
                "DISCOUNT | 900 | MINIMUM_NOT_REACHED | {\"minimumMinor\": 10000} | It needs $100.00 or more: +$9.00",
                "DISCOUNT | -900 | MINIMUM_REACHED | {\"minimumMinor\": 10000} | The order is at $100.00 or more again: -$9.00",
                "TAX | 56 | RATE_KEPT | {\"title\": \"IL State Tax\", \"ratePercent\": \"6.25\", \"included\": false} | IL State Tax at this item’s rate (6.25%): +$0.56",
                "TAX | 56 | RATE_KEPT | {\"title\": \"VAT\", \"ratePercent\": \"19\", \"included\": true} | VAT in it (19%): +$0.56",
                "TAX | 56 | RATE_KEPT | {} | Tax at this item’s rate: +$0.56",
                "TAX | 56 | RATE_OF_ORDER | {\"title\": \"IL State Tax\", \"ratePercent\": \"6.25\"} | IL State Tax at your order’s rate (6.25%): +$0.56",
                "TAX | 0 | AMOUNT_KEPT | {\"included\": false} | The shop leaves the tax as it was",
                "SHIPPING | 800 | SHIPPING_BAND | {\"rate\": \"Express\"} | The shop’s price for Express: +$8.00",
                "SHIPPING | 800 | SHIPPING_BAND | {} | The shop’s price for the new order: +$8.00",
                "SHIPPING | 800 | NEVER_HEARD_OF | {\"rate\": 7} | Shipping +$8.00",
                "TAX | 56 | RATE_KEPT | {\"ratePercent\": \"rubbish\", \"title\": []} | Tax at this item’s rate: +$0.56"
            })
    void everyAmountSaysWhy(String part, long minor, String code, String params, String expected) {
        assertThat(Whys.of(VISIT, new Why(part, minor, code, read(params, Map.class))))
                .map(WhysTest::plain)
                .contains(expected);
    }

    @Test
    void whatMovedNothingIsNotExplained() {
        assertThat(Whys.of(VISIT, new Why("TAX", 0, "RATE_KEPT", Map.of()))).isEmpty();
        assertThat(Whys.of(VISIT, new Why("NONSENSE", 5, "NONSENSE", null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "ITEM_ADDED | Socks | - | 2 | Socks added",
                "ITEM_REPLACED | Top | Top – Small | Socks – Large | Top – Small replaced by Socks – Large",
                "ITEM_REPLACED | Top | - | - | Top replaced",
                "SHIPPING_METHOD_CHANGED | Express | Standard | Express | Shipping: Standard → Express",
                "SHIPPING_METHOD_CHANGED | Express | - | Express | New shipping method",
                "SHIPPING_CHANGED | Standard | Standard | Standard | Shipping cost",
                "DISCOUNT_DROPPED | TENOFF | - | - | TENOFF no longer applies",
                "DISCOUNT_DROPPED | - | - | - | A discount no longer applies",
                "CONTACT_CHANGED | - | a | b | New contact",
                "SOMETHING_NEW | - | - | - | Order changed"
            })
    void everyDifferenceHasItsWords(String kind, String title, String from, String to, String expected) {
        var difference = new Difference(kind, null, title, from, to, 0, List.of());

        assertThat(plain(Changes.label(VISIT, difference))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRICE_LIMIT | {\"kind\": \"INCREASE\", \"limitMinor\": 5000} | Changes can add up to $50.00 here",
                "PRICE_LIMIT | {\"kind\": \"DECREASE\", \"limitMinor\": 5000} | Changes can take off up to $50.00 here",
                "PRICE_LIMIT | {\"kind\": \"MINIMUM\", \"limitMinor\": 5000} | The order has to stay at $50.00 or more",
                "PRICE_LIMIT | {} | The new total is outside of what the shop allows",
                "EDIT_LIMIT | {\"limit\": 1} | This order can be changed once, and it was",
                "EDIT_LIMIT | {\"limit\": 3} | This order can be changed 3 times, and it was",
                "ALLOWANCE_EXHAUSTED | {\"limit\": 3} | Changes are closed for now",
                "WITHDRAWAL_OVER | {\"until\": \"2026-11-20T17:15:00Z\"} | The time to withdraw ended: 11:15 AM",
                "INVALID_CONTACT | {\"field\": \"phone\"} | Enter a phone number, like +1 555 0100",
                "INVALID_CONTACT | {\"field\": \"shoeSize\"} | Please check this field",
                "OUT_OF_STOCK | {\"left\": 2} | Only 2 left",
                "NEVER_HEARD_OF | {} | This isn’t possible right now"
            })
    void everyRefusalHasItsWords(String code, String params, String expected) {
        assertThat(plain(Sentences.of(VISIT, new Violation(code, "", read(params, Map.class)))))
                .isEqualTo(expected);
    }

    @Test
    void theOtherLanguagesSayItInTheirOwn() {
        var why = new Why("PRICE", 900, "CATALOG_PRICE", Map.of("units", 1, "unitPriceMinor", 900));

        assertThat(Whys.of(visit("de"), why)).map(WhysTest::plain).contains("1 zum heutigen Preis von 9,00 $: +9,00 $");
        assertThat(Whys.of(visit("fr"), why)).isPresent();
        assertThat(Whys.of(visit("ar"), why)).isPresent();
    }

    /** Without the marks that keep names and directions apart, and with plain spaces. */
    private static String plain(String sentence) {
        return sentence.replaceAll("[\u2066-\u2069\u200e\u200f]", "").replaceAll("[\u00a0\u202f]", " ");
    }

    private static Visit visit(String language) {
        var locale = Locale.forLanguageTag(language);
        var zone = ZoneId.of("America/Chicago");
        var order =
                read(Contracts.event("order.received.v1").data().path("order").toString(), OrderExcerpt.class);
        return new Visit(
                new PortalLink(new MerchantId("demo"), UUID.randomUUID(), 1, Instant.MAX),
                "token",
                new Shop("demo", "Northwind", zone, locale, "shop@example.com", null, true, null, 0, Branding.OURS),
                new OrderView(order, 1, null, 0, null, PaymentFacts.NONE, List.of(), List.of(), List.of(), 1),
                Texts.in(locale),
                new Formats(locale, zone),
                null,
                Instant.parse("2026-11-20T20:00:00Z"));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
