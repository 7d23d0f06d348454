package dev.portico.local.demo;

import dev.portico.local.demo.CatalogProduct.Variant;
import dev.portico.local.demo.Shop.Tax;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** One order per situation a customer can meet, placed shortly before {@code now}. */
final class DemoOrders {

    static final String OPEN = "open";

    static final String EDITED = "edited";
    static final String IN_APPROVAL = "in-approval";
    static final String OVER_ALLOWANCE = "over-allowance";

    /** Set as restricting in the demo shop's policy. */
    static final String RESTRICTED_TAG = "pre-order";

    private static final Currency YEN = Currency.getInstance("JPY");
    private static final long YEN_PER_EURO = 160;
    private static final long CENTS = 100;

    private final Map<String, Map<String, CatalogProduct>> catalogs;
    private final URI images;
    private final Instant now;

    /** @param catalogs by shop and handle */
    DemoOrders(Map<String, Map<String, CatalogProduct>> catalogs, URI images, Instant now) {
        this.catalogs = catalogs;
        this.images = images;
        this.now = now;
    }

    List<DemoOrder> all() {
        return List.of(
                open("#1001", "demo-open"),
                discounted(),
                unpaid(),
                highRisk(),
                restricted(),
                partlyFulfilled(),
                windowClosed(),
                german(),
                arabic(),
                personalized(),
                freeGift(),
                atelier(),
                yen(),
                delivered(),
                edited(),
                inApproval(),
                overAllowance(),
                planInProgress(),
                chargedLater(PreOrders.CHARGE_LATER, "#1013", "pre-ordered, charged when it ships"),
                chargedLater(PreOrders.CHARGE_FAILED, "#1014", "pre-ordered, the card was declined"),
                chargedLater(PreOrders.CHARGE_TO_CONFIRM, "#1015", "pre-ordered, the bank wants a confirmation"),
                chargedLater(PreOrders.CHARGE_UNKNOWN, "#1016", "pre-ordered, no word from the bank yet"),
                captured(),
                delayed());
    }

    DemoOrder open(String number, String externalId) {
        return robin(number, Duration.ofMinutes(4))
                .line(product("classic-varsity-top"), variant("classic-varsity-top", "classic-varsity-top-small"), 2)
                .line(product("ocean-blue-shirt"), first("ocean-blue-shirt"), 1)
                .shipping("Standard", 499)
                .note("Please leave at the door.")
                .as(OPEN, "paid, can be edited", externalId);
    }

    private DemoOrder discounted() {
        return robin("#1002", Duration.ofMinutes(6))
                .discount("WELCOME10", 10)
                .line(product("yellow-wool-jumper"), first("yellow-wool-jumper"), 1)
                .line(product("silk-summer-top"), first("silk-summer-top"), 2)
                .shipping("Standard", 499)
                .as("discounted", "with a discount code");
    }

    private DemoOrder unpaid() {
        return robin("#1003", Duration.ofMinutes(5))
                .line(product("led-high-tops"), first("led-high-tops"), 1)
                .shipping("Standard", 499)
                .unpaid()
                .as("unpaid", "on invoice, not paid yet");
    }

    private DemoOrder highRisk() {
        return robin("#1004", Duration.ofMinutes(8))
                .line(product("classic-leather-jacket"), first("classic-leather-jacket"), 3)
                .shipping("Express", 1499)
                .highRisk()
                .as("high-risk", "high risk, locked");
    }

    private DemoOrder restricted() {
        return robin("#1005", Duration.ofMinutes(9))
                .line(product("olive-green-jacket"), first("olive-green-jacket"), 1)
                .shipping("Standard", 499)
                .tag(RESTRICTED_TAG)
                .as("restricted", "pre-order, locked by its tag");
    }

    private DemoOrder partlyFulfilled() {
        return robin("#1006", Duration.ofMinutes(12))
                .line(product("zipped-jacket"), first("zipped-jacket"), 1)
                .fulfilled()
                .line(product("chequered-red-shirt"), first("chequered-red-shirt"), 2)
                .shipping("Standard", 499)
                .as("partly-fulfilled", "partly on its way");
    }

    private DemoOrder windowClosed() {
        return robin("#1007", Duration.ofDays(3))
                .line(product("black-leather-bag"), first("black-leather-bag"), 1)
                .shipping("Standard", 499)
                .as("window-closed", "three days old, too late to edit");
    }

    private DemoOrder german() {
        return draft(Shop.NORTHWIND, "#1008", Duration.ofMinutes(3))
                .customer("Jürgen", "Müller", "juergen@example.com", "de-DE")
                .address("Lindenstraße 4", "10969", "Berlin", "", "DE")
                .untaxed()
                .line(product("classic-varsity-top"), variant("classic-varsity-top", "classic-varsity-top-large"), 1)
                .line(product("dark-denim-top"), first("dark-denim-top"), 1)
                .shipping("International", 1999)
                .as("german", "in German");
    }

    private DemoOrder arabic() {
        return draft(Shop.NORTHWIND, "#1009", Duration.ofMinutes(3))
                .customer("ليلى", "حسن", "layla@example.com", "ar-AE")
                .address("شارع الواحة 12", "", "دبي", "DU", "AE")
                .untaxed()
                .line(product("classic-varsity-top"), variant("classic-varsity-top", "classic-varsity-top-medium"), 1)
                .line(product("floral-white-top"), first("floral-white-top"), 2)
                .shipping("International", 1999)
                .as("arabic", "in Arabic, from right to left");
    }

    private DemoOrder personalized() {
        return robin("#1010", Duration.ofMinutes(7))
                .line(product("black-leather-bag"), first("black-leather-bag"), 1)
                .personalized("Engraving", "For R.")
                .line(product("red-sports-tee"), first("red-sports-tee"), 1)
                .shipping("Standard", 499)
                .as("personalized", "with an engraved bag");
    }

    private DemoOrder freeGift() {
        return robin("#1011", Duration.ofMinutes(7))
                .line(product("navy-sport-jacket"), first("navy-sport-jacket"), 1)
                .gift(product("red-sports-tee"), first("red-sports-tee"))
                .shipping("Standard", 499)
                .as("free-gift", "with a free gift");
    }

    private DemoOrder inApproval() {
        return nuala("LL-3001")
                .line(woven("yellow-wool-jumper"), woven("yellow-wool-jumper").first(), 1)
                .shipping("An Post", 595)
                .as(IN_APPROVAL, "a new address waits for the shop");
    }

    private DemoOrder overAllowance() {
        return nuala("LL-3002")
                .line(woven("ocean-blue-shirt"), woven("ocean-blue-shirt").first(), 2)
                .shipping("An Post", 595)
                .as(OVER_ALLOWANCE, "the shop's plan is used up");
    }

    private DemoOrder planInProgress() {
        return robin("#1012", Duration.ofDays(35))
                .line(product("olive-green-jacket"), first("olive-green-jacket"), 1)
                .preOrder(PreOrders.DEPOSIT_LISTING)
                .shipping("Standard", 499)
                .paidUpFront(PreOrders.DEPOSIT_PERCENT)
                .as(PreOrders.PLAN_IN_PROGRESS, "pre-ordered, a deposit and three installments");
    }

    private DemoOrder chargedLater(String situation, String number, String title) {
        return robin(number, Duration.ofDays(2))
                .line(product("blue-silk-tuxedo"), first("blue-silk-tuxedo"), 1)
                .preOrder(PreOrders.LATER_LISTING)
                .shipping("Standard", 499)
                .paidUpFront(0)
                .as(situation, title);
    }

    private DemoOrder captured() {
        return robin("#1017", Duration.ofDays(2))
                .line(product("striped-silk-blouse"), first("striped-silk-blouse"), 1)
                .preOrder(PreOrders.CAPTURE_LISTING)
                .shipping("Standard", 499)
                .paidUpFront(0)
                .as("pre-order-captured", "reserved, nothing charged yet");
    }

    private DemoOrder delayed() {
        return robin("#1018", Duration.ofDays(20))
                .line(product("yellow-wool-jumper"), first("yellow-wool-jumper"), 2)
                .preOrder(PreOrders.DELAYED_LISTING)
                .shipping("Standard", 499)
                .as("pre-order-delayed", "pre-ordered and paid, delayed: accept or cancel");
    }

    private OrderDraft nuala(String number) {
        return draft(Shop.LOOM, number, Duration.ofMinutes(4))
                .customer("Nuala", "Byrne", "nuala@example.com", "en-IE")
                .address("3 Quay Street", "H91 XY12", "Galway", "", "IE");
    }

    private DemoOrder atelier() {
        return camille("AL-2001", Duration.ofMinutes(4))
                .line(piece("leather-anchor"), piece("leather-anchor").variant("leather-anchor-gold"), 1)
                .line(piece("boho-earrings"), piece("boho-earrings").first(), 2)
                .shipping("Colissimo", 590)
                .as("second-merchant", "in French and euros");
    }

    private DemoOrder yen() {
        var necklace = piece("origami-crane-necklace");
        return draft(Shop.ATELIER, "AL-2002", Duration.ofMinutes(4))
                .currency(YEN)
                .tax(new Tax("消費税", new BigDecimal("0.1"), true))
                .customer("花子", "山田", "hanako@example.com", "ja-JP")
                .address("千代田1-1", "100-0001", "千代田区", "JP-13", "JP")
                .line(necklace, necklace.first(), 1, inYen(necklace.first()))
                .shipping("International", 2400)
                .as("yen", "in yen, a currency without minor units");
    }

    private DemoOrder delivered() {
        return camille("AL-2003", Duration.ofDays(6))
                .line(piece("leather-anchor"), piece("leather-anchor").variant("leather-anchor-gold"), 1)
                .delivered(now.minus(Duration.ofDays(2)))
                .shipping("Colissimo", 590)
                .as("delivered", "delivered in the EU, can be withdrawn from");
    }

    private DemoOrder edited() {
        return robin("#1019", Duration.ofMinutes(5))
                .line(product("red-sports-tee"), first("red-sports-tee"), 1)
                .shipping("Standard", 499)
                .as(EDITED, "edited by its customer, who can undo it");
    }

    private static long inYen(Variant variant) {
        return variant.priceMinor() * YEN_PER_EURO / CENTS;
    }

    private OrderDraft robin(String number, Duration ago) {
        return draft(Shop.NORTHWIND, number, ago)
                .customer("Robin", "Example", "robin@example.com", "en-US")
                .address("12 Harbor Street", "62701", "Springfield", "IL", "US");
    }

    private OrderDraft camille(String number, Duration ago) {
        return draft(Shop.ATELIER, number, ago)
                .customer("Camille", "Moreau", "camille@example.com", "fr-FR")
                .address("7 rue des Lilas", "75011", "Paris", "", "FR");
    }

    private OrderDraft draft(Shop shop, String number, Duration ago) {
        return new OrderDraft(shop, number, now.minus(ago), images);
    }

    private CatalogProduct product(String handle) {
        return find(Shop.NORTHWIND, handle);
    }

    private Variant first(String handle) {
        return product(handle).first();
    }

    private Variant variant(String handle, String id) {
        return product(handle).variant(id);
    }

    private CatalogProduct piece(String handle) {
        return find(Shop.ATELIER, handle);
    }

    private CatalogProduct woven(String handle) {
        return find(Shop.LOOM, handle);
    }

    private CatalogProduct find(Shop shop, String handle) {
        var product = catalogs.getOrDefault(shop.id(), Map.of()).get(handle);
        if (product == null) {
            throw new IllegalArgumentException("the export has no product " + handle);
        }
        return product;
    }
}
