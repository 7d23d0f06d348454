package dev.portico.screenshots;

import static dev.portico.screenshots.Scene.customers;
import static dev.portico.screenshots.Scene.refused;
import static dev.portico.screenshots.Scene.staffs;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** What there is to see in a suite with the demo shops: every page, in each state its orders show. */
final class Scenes {

    /** Demo orders whose page differs from all others'. */
    private static final List<String> ORDERS = List.of(
            "open",
            "discounted",
            "unpaid",
            "restricted",
            "partly-fulfilled",
            "window-closed",
            "personalized",
            "yen",
            "delivered",
            "edited",
            "in-approval",
            "over-allowance",
            "pre-order-plan",
            "pre-order-charge-failed",
            "pre-order-confirm-charge",
            "pre-order-charge-unknown",
            "pre-order-captured",
            "pre-order-delayed");

    private static final String NOWHERE = "/p/1.bm90aGluZw.bm90aGluZw";

    private final Addresses addresses;

    Scenes(Addresses addresses) {
        this.addresses = addresses;
    }

    List<Scene> all() {
        return Stream.of(orders(), edits(), others(), console())
                .flatMap(scenes -> scenes)
                .toList();
    }

    private Stream<Scene> orders() {
        return ORDERS.stream().map(situation -> customers("order-" + situation, addresses.link(situation)));
    }

    private Stream<Scene> edits() {
        var edit = addresses.link("open") + "/edit";
        return Stream.of(
                customers("edit", edit),
                customers("edit-closed", addresses.link("window-closed") + "/edit"),
                customers("edit-changed", edit, Scenes::oneMore),
                customers("edit-search", edit, page -> {
                    page.fill("#search", "shirt");
                    page.click("button[name=find]");
                    page.locator("#add .items").waitFor();
                }),
                customers("edit-faults", edit, page -> {
                    page.fill("[name='a.address1']", "");
                    page.fill("[name='a.postalCode']", "?");
                    page.click("form#edit ~ aside button.primary");
                    page.locator(".fault").first().waitFor();
                }),
                customers("review", edit, page -> {
                    oneMore(page);
                    page.click("form#edit ~ aside button.primary");
                    page.locator("form#save").waitFor();
                }),
                customers("undo", addresses.link("edited") + "/undo"));
    }

    private Stream<Scene> others() {
        var portal = addresses.portal();
        var open = addresses.link("open");
        var plan = addresses.link("pre-order-plan");
        return Stream.of(
                customers("cancel", open + "/cancel"),
                customers("withdraw", addresses.link("delivered") + "/withdraw"),
                customers("pay-choices", plan + "/pay"),
                customers("card-mail", plan + "/card-mail"),
                customers("my-orders", open + "/orders"),
                customers("find", portal + "/s/demo/find"),
                customers("find-faults", portal + "/s/demo/find", page -> {
                    page.fill("form#lookup [type=email]", "nobody");
                    page.click("form#lookup button.primary");
                    page.locator(".fault").first().waitFor();
                }),
                customers("find-sent", portal + "/s/demo/find/sent"),
                customers("find-orders", portal + "/s/demo/orders"),
                customers("accessibility", portal + "/s/demo/accessibility"),
                refused("link-nowhere", portal + NOWHERE, 404),
                customers("pay-hosted", plan, page -> {
                    page.locator("form[action*='/pay'] button").first().click();
                    page.locator("#number").waitFor();
                }));
    }

    private Stream<Scene> console() {
        var console = addresses.portal() + "/console";
        var order = console + "/orders/" + addresses.orderId("open");
        return Stream.of(
                staffs("console-orders", console),
                staffs("console-order", order),
                staffs("console-order-plan", console + "/orders/" + addresses.orderId("pre-order-plan")),
                staffs("console-payments", console + "/orders/" + addresses.orderId("pre-order-plan") + "/payments"),
                staffs("console-requests", console + "/requests"),
                staffs("console-refunds", console + "/refunds"),
                staffs("console-charges", console + "/charges"),
                staffs("console-charges-new", console + "/charges/new?scope=ALL"),
                staffs("console-usage", console + "/usage"));
    }

    private static void oneMore(Page page) {
        page.locator("#preview").waitFor();
        page.locator("form#edit .stepper button[data-step='1']:enabled").first().click();
        page.locator("#preview .changes").waitFor();
    }
}
