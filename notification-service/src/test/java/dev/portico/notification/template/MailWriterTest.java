package dev.portico.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.text.Languages;
import dev.portico.notification.Examples;
import dev.portico.notification.Orders;
import dev.portico.notification.delivery.domain.Audience;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.recipient.MailLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailWriterTest {

    private static final MailWriter WRITER = MailFixtures.writer();

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he");

    @Test
    void everyMailIsWrittenInEveryLanguageWithNothingLeftOpen() throws IOException {
        for (var language : Languages.ALL) {
            for (var kind : MailKind.values()) {
                var mail = WRITER.write(MailFixtures.mail(kind, Locale.forLanguageTag(language)));
                keep(language + "-" + kind.template() + ".html", mail);
                isWhole(mail, kind, language);
            }
        }
    }

    private static void isWhole(RenderedMail mail, MailKind kind, String language) {
        var what = kind + " in " + language;
        for (var part : new String[] {mail.subject(), mail.html(), mail.text()}) {
            assertThat(part)
                    .as(what)
                    .isNotBlank()
                    .doesNotContain("{{", "{%", "MailFacts", "class=\"")
                    .doesNotContainPattern("\\bnull\\b");
        }
        var about = MailFixtures.isAboutOneOrder(kind) ? "#2051" : "Northwind Goods";
        assertThat(mail.subject()).as(what).hasLineCount(1).contains(about).hasSizeLessThan(120);
        assertThat(mail.text())
                .as(what)
                .contains(about, "Northwind Goods", "http://localhost:8080/")
                .doesNotContain("\n\n\n");
        assertThat(mail.html())
                .as(what)
                .contains("lang=\"" + language + "\"", "#1f5f4a", "Northwind Goods", "http://localhost:8080/")
                .contains(RIGHT_TO_LEFT.contains(language) ? "dir=\"rtl\"" : "dir=\"ltr\"");
    }

    /** To look at in a browser. */
    private static void keep(String name, RenderedMail mail) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(folder.resolve(name), mail.html());
    }

    @ParameterizedTest
    @EnumSource
    void aMailToACustomerOfAShopWithoutPortalLeadsNowhere(MailKind kind) {
        var mail = MailFixtures.mail(kind, Locale.ENGLISH);
        var written = WRITER.write(MailFixtures.withoutPortal(mail));

        if (kind.audience() == Audience.CUSTOMER) {
            assertThat(written.text()).doesNotContain("http", "/p/", "\n\n\n");
            assertThat(written.html()).doesNotContain("href=");
        } else {
            assertThat(written.text()).isEqualTo(WRITER.write(mail).text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no,    nb,      Takk for bestillingen",
        "pt,    pt-BR,   Obrigado pelo seu pedido",
        "pt-AO, pt-PT,   Obrigado pela sua encomenda",
        "zh-CN, zh-Hans, 感谢您的订购",
        "zh-HK, zh-Hant, 感謝您的訂購"
    })
    void aLocaleIsWrittenToInTheLanguageThatDoesForIt(String locale, String language, String title) {
        var written = WRITER.write(MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.forLanguageTag(locale)));
        assertThat(written.html()).contains("lang=\"" + language + "\"", title);
    }

    @Test
    void sentencesStandSideBySideAsTheirLanguageDoesIt() {
        assertThat(WRITER.write(MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.US))
                        .text())
                .contains("has received your order #2051. On your order page");
        assertThat(WRITER.write(MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.JAPAN))
                        .text())
                .contains("ご注文 #2051 を承りました。ご注文のページでは");
    }

    @Test
    void theOrderMailShowsWhatWasOrderedAndWhatItCosts() {
        var text = WRITER.write(MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.US))
                .text();
        assertThat(text)
                .contains("Hello Robin,")
                .contains("- 2 × Classic Varsity Top (Small): $120.00")
                .contains("Total: $185.62")
                .contains("Paid: $185.62")
                .doesNotContain("Still to pay", "Discount", "Tip")
                .contains(MailFixtures.LINK)
                .containsPattern("Until November 20, 2026, 11:15.AM CST");
    }

    @Test
    void theEditMailSaysInPlainWordsWhatChanged() {
        var mail = WRITER.write(MailFixtures.mail(MailKind.ORDER_EDITED, Locale.US));
        assertThat(mail.html()).contains("Your total went up by $63.75.", "quantity 2 → 3");
        assertThat(mail.text())
                .contains("- Classic Varsity Top: quantity 2 → 3 (+$63.75)")
                .contains("- Note: “Please ring twice.”\n")
                .contains("Before: $185.62\nNew total: $249.37")
                .contains("Your total went up by $63.75.");
    }

    @Test
    void aPreOrderIsConfirmedWithWhenItShipsAndWhatIsPaidWhen() {
        var mail = WRITER.write(MailFixtures.mail(MailKind.PRE_ORDER_RECEIVED, Locale.US));
        assertThat(mail.text())
                .contains("- 2 × Classic Varsity Top (Small): $120.00")
                .contains("  Pre-order, expected to ship: January 15, 2027 – January 31, 2027")
                .contains("- 1 × Ocean Blue Shirt: $50.00\n\nSubtotal")
                .contains("- With the order, paid: $4.99", "- Deposit, paid: $20.00")
                .contains("- Installment 1 of 3, December 20, 2026: $26.66")
                .contains("- Installment 3 of 3, February 20, 2027: $26.68")
                .doesNotContain("on your order page.\n\nThis", "Nothing is charged now");
        assertThat(mail.html()).contains("Installment 2 of 3", "January 20, 2027");
        var german = WRITER.write(MailFixtures.mail(MailKind.PRE_ORDER_RECEIVED, Locale.GERMANY));
        assertThat(german.text())
                .contains("Vorbestellt, Versand voraussichtlich: 15. Januar 2027 – 31. Januar 2027")
                .contains("- Rate 2 von 3, 20. Januar 2027: 26,66\u00a0$");
    }

    @Test
    void aPreOrderWhosePlanIsNotKnownSaysWhereItWillBeAndOneThatIsNotChargedSaysThat() {
        var mail = MailFixtures.mail(MailKind.PRE_ORDER_RECEIVED, Locale.US);
        var unplanned = MailFixtures.with(mail, "Shop", "Robin", MailFixtures.preOrder("CHARGE_LATER", false));
        assertThat(WRITER.write(unplanned).text())
                .contains("When which part is due you find on your order page.")
                .doesNotContain("Your payments:");
        assertThat(WRITER.write(MailFixtures.withoutPortal(unplanned)).text()).doesNotContain("When which part is due");
        var captured = MailFixtures.with(mail, "Shop", "Robin", MailFixtures.preOrder("CAPTURE_ONLY", false));
        assertThat(WRITER.write(captured).text())
                .contains("Nothing is charged now.")
                .doesNotContain("When which part is due", "Your payments:");
    }

    @Test
    void aStatementIsToldInTheCustomersLanguageOrAnotherThatItWasWrittenIn() {
        var inBoth = MailFixtures.facts(Examples.event("listing.statement-published.v1")
                .withData(data -> ((ObjectNode) data.at("/statement/texts")).put("de", "Versand im März."))
                .json());
        var german = MailFixtures.mail(MailKind.SHIPPING_UPDATED, Locale.GERMANY);
        assertThat(WRITER.write(MailFixtures.with(german, "Northwind Goods", "Robin", inBoth))
                        .text())
                .contains("Versand im März.", "„Spring tops“", "Grund der Verzögerung: The fabric is late.")
                .contains("Versand voraussichtlich: 1. März 2027 – 14. März 2027");
        assertThat(WRITER.write(MailFixtures.mail(MailKind.SHIPPING_UPDATED, Locale.FRANCE))
                        .text())
                .contains("Ships in March.", "Expédition prévue\u00a0: 1 mars 2027 – 14 mars 2027");
    }

    @Test
    void aDelaySaysUntilWhenToAnswerAndWhatHappensOtherwise() {
        var mail = MailFixtures.mail(MailKind.DELAY_ANNOUNCED, Locale.US);
        assertThat(WRITER.write(mail).text())
                .contains("Ships in March.", "Expected to ship: March 1, 2027 – March 14, 2027", "Accept or cancel:")
                .contains("If you do not accept in time, it is canceled and you get your money back.")
                .containsPattern("Please answer by: December 4, 2026, 5:59.PM CST");
        var free = MailFixtures.facts(Examples.event("listing.delay-announced.v1")
                .withData(data -> ((ObjectNode) data.get("delay")).put("consentRequired", false))
                .json());
        assertThat(WRITER.write(MailFixtures.with(mail, "Shop", "Robin", free)).text())
                .contains("If you do nothing, your order stays, and ships later.");
    }

    @Test
    void aMailShowsTheShopsLogoAndLinksInTheReadersLanguage() throws IOException {
        var texts = new LinkedHashMap<String, String>();
        texts.put("en", "Returns & more");
        texts.put("de", "Rückgabe");
        var look = new MailLook(
                null,
                "https://orders.shop.example/assets/brand/demo/1.png",
                false,
                List.of(
                        new MailLook.Link(texts, "https://shop.example/r?a=1&b=2"),
                        new MailLook.Link(Map.of("fr", "<b>Entretien</b>"), "https://shop.example/care")));
        var mail = MailFixtures.with(MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.GERMANY), look);

        var written = WRITER.write(mail);
        keep("look.html", written);

        assertThat(written.html())
                .contains("<img src=\"https://orders.shop.example/assets/brand/demo/1.png\" alt=\"Northwind Goods\"")
                .contains("<a href=\"https://shop.example/r?a=1&amp;b=2\"", ">Rückgabe</a>")
                .contains("&lt;b&gt;Entretien&lt;/b&gt;")
                .doesNotContain("<b>Entretien");
        assertThat(written.text())
                .endsWith("\nRückgabe: https://shop.example/r?a=1&b=2\n<b>Entretien</b>: https://shop.example/care\n");
        var besideName = MailFixtures.with(mail, new MailLook(null, look.logoUrl(), true, List.of()));
        assertThat(WRITER.write(besideName).html())
                .contains("demo/1.png\" alt=\"\" height")
                .containsPattern("<img [^>]*>&nbsp;&nbsp;Northwind Goods</td>");
        var arabic = MailFixtures.with(MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.forLanguageTag("ar")), look);
        assertThat(WRITER.write(arabic).html()).contains(">Returns &amp; more</a>");
    }

    @Test
    void aMailWithoutALogoSaysTheShopsNameAndStaffGetNoLinksOfTheShop() {
        var links = List.of(new MailLook.Link(Map.of("en", "Returns"), "https://shop.example/returns"));
        var look = new MailLook(null, null, false, links);

        assertThat(WRITER.write(MailFixtures.with(MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.US), look))
                        .html())
                .contains(">Northwind Goods</td>", "https://shop.example/returns")
                .doesNotContain("<img");
        var staff = WRITER.write(MailFixtures.with(MailFixtures.mail(MailKind.REFUND_DUE, Locale.US), look));
        assertThat(staff.html()).doesNotContain("https://shop.example/returns");
        assertThat(staff.text()).doesNotContain("https://shop.example/returns");
    }

    @Test
    void whatAShopSaysOfAListingIsDataToo() {
        var facts = MailFixtures.facts(
                """
                {"listing": {"title": "<i>Tops</i>"}, "statement": {"id": "01935a2c-7c03-7000-8000-000000000002",
                 "texts": {"en": "{{7*7}} <b>now</b>"}, "reason": "<u>wind</u>"}}
                """);
        var mail = MailFixtures.mail(MailKind.SHIPPING_UPDATED, Locale.US);
        var written = WRITER.write(MailFixtures.with(mail, "Shop", "Robin", facts));
        assertThat(written.html())
                .contains("{{7*7}} &lt;b&gt;now&lt;/b&gt;", "&lt;i&gt;Tops&lt;/i&gt;", "&lt;u&gt;wind&lt;/u&gt;")
                .doesNotContain("<b>", "<i>", "<u>");
        assertThat(written.text()).contains("{{7*7}} <b>now</b>");
    }

    static Stream<Arguments> periods() {
        return Stream.of(
                Arguments.of("2027-01-15", "2027-01-31", "January 15, 2027 – January 31, 2027"),
                Arguments.of("2027-01-15", "2027-01-15", "January 15, 2027"),
                Arguments.of("2027-01-15", null, "from January 15, 2027"),
                Arguments.of(null, "2027-01-31", "by January 31, 2027"),
                Arguments.of(null, null, null));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void aPeriodMayBeOpenOnEitherSide(String from, String to, String words) {
        var mail = MailFixtures.mail(MailKind.PRE_ORDER_RECEIVED, Locale.US);
        var facts = MailFixtures.facts(Examples.event("order.received.v1")
                .withData(data -> {
                    Orders.preOrder(data, "CHARGE_LATER");
                    var preOrder = (ObjectNode) data.at("/order/lines/0/preOrder");
                    preOrder.put("expectedFrom", from).put("expectedTo", to);
                })
                .json());
        assertThat(WRITER.write(MailFixtures.with(mail, "Shop", "Robin", facts)).text())
                .contains(words == null ? "  Pre-order\n" : "  Pre-order, expected to ship: " + words + "\n");
    }

    @Test
    void anUpcomingChargeNamesAmountDayAndCardAndWhatCanBeDone() {
        var mail = WRITER.write(MailFixtures.mail(MailKind.CHARGE_UPCOMING, Locale.GERMANY));
        assertThat(mail.subject()).isEqualTo("63,75\u00a0$ werden am 31. Januar 2027 für Bestellung #2051 abgebucht");
        assertThat(mail.text())
                .contains("Visa ending 4242", "bezahlen Sie jetzt, ändern Sie die Karte oder stornieren Sie")
                .contains(MailFixtures.LINK);
        assertThat(WRITER.write(MailFixtures.mail(MailKind.CHARGE_UPCOMING, Locale.US))
                        .text())
                .contains("On January 31, 2027 we charge $63.75 for your order #2051 to Visa ending 4242.");
    }

    static Stream<Arguments> whatFollowsAFailedCharge() {
        return Stream.of(
                Arguments.of("SOFT", "\"2026-11-21T16:32:00Z\"", "We try again on November 21, 2026", "Pay now:"),
                Arguments.of("SOFT", "null", "We do not try again by ourselves.", "Pay now:"),
                Arguments.of("HARD", "null", "This card can not be charged again.", "Use another card:"),
                Arguments.of("AUTHENTICATION", "null", "Please confirm the payment", "Confirm the payment:"));
    }

    @ParameterizedTest(name = "{0}, next {1}")
    @MethodSource("whatFollowsAFailedCharge")
    void aFailedChargeSaysWhyAndWhatFollows(String declineClass, String nextAt, String sentence, String button) {
        var facts = MailFixtures.facts(
                """
                {"payment": {"amountMinor": 6375, "purpose": "CHARGE", "method": "Visa ending 9995"},
                 "declineCode": "insufficient_funds", "retry": {"class": "%s", "nextAt": %s}}
                """
                        .formatted(declineClass, nextAt));
        var mail = MailFixtures.mail(MailKind.CHARGE_FAILED, Locale.US);
        var text = WRITER.write(MailFixtures.with(mail, "Shop", "Robin", facts)).text();
        assertThat(text)
                .contains("There was not enough money on the account.", sentence, button, MailFixtures.LINK)
                .contains("Visa ending 9995");
        if (!nextAt.equals("null")) {
            assertThat(text).containsPattern("Next try: November 21, 2026, 10:32.AM CST");
        }
    }

    @Test
    void aRefundIsToldWithoutWhatStaffNotedOfIt() {
        var told = WRITER.write(MailFixtures.mail(MailKind.REFUND_ISSUED, Locale.US));
        assertThat(told.text())
                .contains("Refund: $63.75", "Refunded to: Visa ending 4242")
                .doesNotContain("One item less");
        assertThat(WRITER.write(MailFixtures.mail(MailKind.REFUND_FAILED, Locale.US))
                        .text())
                .contains("One item less", "The customer’s card can not take money any more.")
                .contains("It is tried again on November 20, 2026");
    }

    @Test
    void moneyAndTimesFollowTheCustomersLanguageAndTheShopsTimeZone() {
        var text = WRITER.write(MailFixtures.mail(MailKind.PAYMENT_RECEIVED, Locale.GERMANY))
                .text();
        assertThat(text)
                .contains("63,75\u00a0$")
                .contains("20. November 2026, 10:35 CST")
                .contains("Visa ending 4242");
    }

    @Test
    void anArabicMailWritesAmountsDatesAndQuantitiesInTheSameDigits() {
        var text = WRITER.write(MailFixtures.mail(MailKind.PRE_ORDER_RECEIVED, Locale.forLanguageTag("ar")))
                .text();
        assertThat(text)
                .contains("١٢٠٫٠٠", "- القسط ٢ من ٣، ٢٠ يناير ٢٠٢٧: ", "- ٢ × \u2068Classic Varsity Top\u2069")
                .containsPattern("حتى \u2068?٢٠ نوفمبر ٢٠٢٦");
    }

    @Test
    void currenciesWithoutAndWithThreeDecimalsKeepTheirDigits() {
        assertThat(new Wording(Locale.US, java.time.ZoneOffset.UTC, "JPY").money(1234))
                .isEqualTo("¥1,234");
        assertThat(new Wording(Locale.US, java.time.ZoneOffset.UTC, "KWD").money(1234))
                .endsWith("1.234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "{{7*7}}",
                "{% include 'file:/etc/passwd' %}",
                "O'Neil \"& Sons\"",
                "' onmouseover='alert(1)",
                "🧁 Zoë 👩‍👩‍👧",
                "متجر الشمال",
                "--- text",
                "</td><td>"
            })
    void namesAreShownAsTheyAreAndNeverRun(String name) {
        for (var language : Languages.ALL) {
            var mail = MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.forLanguageTag(language));
            var written = WRITER.write(MailFixtures.with(mail, name, name, mail.facts()));
            assertThat(written.text()).contains(name);
            assertThat(written.html()).contains(Escaping.html(name)).doesNotContain("<script");
            if (name.contains("<") || name.contains("'")) {
                assertThat(written.html()).doesNotContain(name);
            }
        }
    }

    @Test
    void aNoteOrAProductTitleIsDataToo() {
        var facts = MailFixtures.facts(
                """
                {"edit": {"totalBeforeMinor": 1, "totalAfterMinor": 1, "deltaMinor": 0, "committedAt": "2026-11-20T16:32:00Z",
                 "differences": [
                   {"kind": "NOTE_CHANGED", "lineId": null, "title": null, "from": null, "to": "{{7*7}} <b>now</b>", "amountMinor": 0},
                   {"kind": "ITEM_REMOVED", "lineId": null, "title": "<i>{{ shop_email }}</i>", "from": "1", "to": null, "amountMinor": -100}]}}
                """);
        for (var kind : new MailKind[] {MailKind.ORDER_EDITED, MailKind.ORDER_EDITED_BY_CUSTOMER}) {
            var mail = MailFixtures.mail(kind, Locale.US);
            var written = WRITER.write(MailFixtures.with(mail, "Shop", "Robin", facts));
            assertThat(written.html())
                    .contains("{{7*7}} &lt;b&gt;now&lt;/b&gt;", "&lt;i&gt;{{ shop_email }}&lt;/i&gt;: removed")
                    .doesNotContain("<b>", "<i>");
            assertThat(written.text())
                    .contains("Note: “{{7*7}} <b>now</b>”", "<i>{{ shop_email }}</i>: removed (−$1.00)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    void whatSomebodyTypedTurnsNothingAroundThatComesAfterIt(String language) {
        var facts = MailFixtures.facts(
                """
                {"edit": {"totalBeforeMinor": 1, "totalAfterMinor": 1, "deltaMinor": 0, "committedAt": "2026-11-20T16:32:00Z",
                 "differences": [
                   {"kind": "NOTE_CHANGED", "lineId": null, "title": null, "from": null, "to": "a\u202eb\u2069", "amountMinor": 0},
                   {"kind": "ITEM_REMOVED", "lineId": null, "title": "c\u2067d", "from": "1", "to": null, "amountMinor": -100}]}}
                """);
        var mail = MailFixtures.mail(MailKind.ORDER_EDITED, Locale.forLanguageTag(language));

        var written = WRITER.write(MailFixtures.with(mail, "Shop\u202e", "Robin\u202d\u2069", facts));

        assertThat(written.subject()).doesNotContainPattern("[\u202a-\u202e]");
        for (var part : List.of(written.text(), written.html())) {
            assertThat(part).contains("ab", "c\u2067d\u2069", "Robin").doesNotContainPattern("[\u202a-\u202e]");
            assertThat(part.codePoints().filter(c -> c == 0x2069).count())
                    .isEqualTo(part.codePoints()
                            .filter(c -> c >= 0x2066 && c <= 0x2068)
                            .count());
        }
    }

    @Test
    void aSubjectIsOneLineWhateverAnOrderIsCalled() {
        var mail = MailFixtures.mail(MailKind.ORDER_RECEIVED, Locale.US);
        var written = WRITER.write(MailFixtures.with(mail, "Shop\r\nBcc: all@example.com", "Robin", mail.facts()));
        assertThat(written.subject()).hasLineCount(1);
        assertThat(written.html()).contains("Shop Bcc: all@example.com");
    }

    @Test
    void anEventWithoutWhatTheMailIsAboutIsRefusedRatherThanMailedHalf() {
        var mail = MailFixtures.mail(MailKind.PAYMENT_RECEIVED, Locale.US);
        var empty = MailFixtures.with(mail, "Shop", "Robin", MailFixtures.facts("{}"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> WRITER.write(empty))
                .isInstanceOf(TemplateException.class);
    }
}
