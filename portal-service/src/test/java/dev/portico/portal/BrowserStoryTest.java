package dev.portico.portal;

import static dev.portico.portal.testing.Chromium.WIDE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestKafka;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.InABrowser;
import dev.portico.portal.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The pages in a real browser: the edit with its live preview, and every page in its states. */
@PortalTest
class BrowserStoryTest extends InABrowser {

    @Test
    void aCustomerChangesAQuantitySeesTheNewTotalAndSaves() {
        var order = DemoOrder.arrived("browser");
        look(WIDE, order.path(), page -> {
            page.getByText("Change items").click();
            page.getByLabel("One more: Quantity of").first().click();

            page.locator("#preview", new Page.LocatorOptions().setHasText("$249.37"))
                    .waitFor();
            assertThat(page.innerText("#preview")).contains("+$63.75");
            page.getByText("Review changes").first().click();
            page.waitForURL("**/edit/review**");
            assertThat(page.innerText("h1")).isEqualTo("Check your changes");
            page.getByText("Save and pay").click();
            page.waitForURL("**done=edited**");

            assertThat(page.innerText(".notice.good")).contains("Saved.");
            assertThat(page.innerText(".notice.owed")).contains("$63.75", "left to pay");
            assertThat(page.locator("main .button.primary:visible").count()).isEqualTo(1);
        });
    }

    @Test
    void everyPageFitsTheNarrowestPhoneAndIsAccessible() {
        var order = DemoOrder.arrived("browser", BrowserStoryTest::withSituations);
        order.send(order.balance(2, 18562, 12187), "payment_sequence >= 2");
        inspect("order", order.path());
        inspect("edit", order.path() + "/edit");
        inspect("cancel", order.path() + "/cancel");
        inspect("confirming", order.path() + "/paid?after=9");
        inspect("review", order.path() + "/edit", BrowserStoryTest::review);
        Fakes.goDown();
        inspect("error-503", order.path() + "/edit");
    }

    @Test
    void stepsOnTheEditPageLoadNoPageAndLoseNothing() {
        var order = DemoOrder.arrived("browser", BrowserStoryTest::withEverything);
        look(WIDE, order.path() + "/edit", page -> {
            var address = page.url();
            page.getByLabel("One more: Quantity of").first().click();
            page.locator("#search").fill("socks 2");
            page.locator("#search").press("Enter");
            page.locator("button[name=add]").first().click();
            page.waitForSelector("input[name='qn.1']");

            assertThat(page.url()).isEqualTo(address);
            assertThat(page.evaluate("document.activeElement.name")).isEqualTo("qn.1");
            assertThat(page.inputValue("input[name='q." + DemoOrder.FIRST_LINE + "']"))
                    .isEqualTo("3");
            assertThat(page.innerText("#preview")).contains("Wool socks 2", "today’s price");
            page.getByLabel("One more: Quantity of").last().click();
            page.waitForSelector("#preview >> text=$18.00");
            page.locator("button[name=drop]").click();
            page.locator("input[name='qn.1']")
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(page.innerText("#preview")).contains("$249.37").doesNotContain("Wool socks");
        });
    }

    @Test
    void soDoTheStepsOfAnEdit() {
        var order = DemoOrder.arrived("browser", BrowserStoryTest::withEverything);
        inspect("edit-search", order.path() + "/edit", BrowserStoryTest::search);
        inspect("edit-staged", order.path() + "/edit", BrowserStoryTest::stage);
        inspect("review-staged", order.path() + "/edit", page -> {
            stage(page);
            review(page);
        });
        inspect("withdraw", order.path() + "/withdraw");
        Fakes.savingAsksFor("REQUEST_PAYMENT");
        inspect("review-pay-first", order.path() + "/edit", BrowserStoryTest::review);
        var asks = order.event("order.edit-requested.v1", 9).withData(data -> ((ObjectNode)
                        data.at("/order/pendingEdit"))
                .put("expiresAt", Instant.now().plus(Duration.ofHours(1)).toString()));
        order.send(asks, "order_sequence = 9");
        inspect("waiting-payment", order.path() + "?done=payFirst");
        order.send(order.event("order.cancel-requested.v1", 10), "order_sequence = 10");
        inspect("waiting-cancel", order.path());
        order.send(order.event("order.withdrawn.v1", 11), "order_sequence = 11");
        inspect("withdrawn", order.path());
        inspect("acknowledgement", order.path() + "/withdrawal");
    }

    @Test
    void soDoUndoAndCancelingByItem() {
        var order = DemoOrder.arrived("browser");
        Fakes.answers(
                "/undo:preview",
                200,
                Fakes.preview(
                        order.id(), order.event("order.edit-reverted.v1", 1).data()));
        inspect("undo", order.path() + "/undo");
        var preview = Fakes.object()
                .put("version", 1)
                .put("totalMinor", 18562)
                .put("paidMinor", 18562)
                .put("feeMinor", 500)
                .put("refundDueMinor", 4813)
                .put("currency", "USD")
                .put("mode", "IMMEDIATE");
        preview.putArray("lines")
                .addObject()
                .put("lineId", DemoOrder.FIRST_LINE)
                .put("refundMinor", 12750);
        preview.withArray("lines")
                .addObject()
                .put("lineId", DemoOrder.SECOND_LINE)
                .put("refundMinor", 4813);
        Fakes.answers("/cancellation:preview", 200, preview);
        inspect("cancel-item", order.path() + "/cancel?line=" + DemoOrder.SECOND_LINE);
        Fakes.answers("/cancellation:preview", 200, preview.put("mode", "REQUEST"));
        inspect("cancel-request", order.path() + "/cancel");
        var allowance = DemoOrder.arrived(
                "browser",
                data -> DemoOrder.refuseAll(
                        data, "ALLOWANCE_EXHAUSTED", params -> params.put("until", "2030-01-01T06:00:00Z")));
        inspect("allowance", allowance.path());
        inspect("allowance-edit", allowance.path() + "/edit");
    }

    @Test
    void soDoesAPreOrderWithAPlan() {
        var today = LocalDate.now(ZoneId.of("America/Chicago"));
        DemoOrder.createMerchant("browser");
        TestKafka.send(DemoOrder.listing("browser", DemoOrder.LISTING, "listing.statement-published.v1", 3));
        var order = DemoOrder.preOrdered("browser", today.plusDays(3));
        inspect("pre-order-no-card", order.path());
        order.send(
                order.event("charge.upcoming.v1", 3).withData(data -> ((ObjectNode) data.path("charge"))
                        .put("amountMinor", 1437)
                        .put("on", today.plusDays(3).toString())),
                "payment_sequence = 3");
        inspect("pre-order", order.path());
        Fakes.answers("payment-method:request-update", 202, Fakes.object());
        inspect("card-mail", order.path() + "/card-mail");
        inspect("card", order.path() + "/card/v1.k1.update.mac");
        inspect("card-changed", order.path() + "/card-changed?after=9");
        Fakes.answers("/accounts/" + order.id() + ":preview", 200, planAfter(today.plusDays(3)));
        inspect("edit-plan", order.path() + "/edit", page -> {
            page.locator(".stepper button").last().click();
            page.waitForSelector("#preview .plan-change");
        });
        inspect("review-plan", order.path() + "/edit", BrowserStoryTest::review);
        order.send(order.plan(4, today.minusDays(1)), "payment_sequence = 4");
        order.send(failedCharge(order, 5), "payment_sequence = 5");
        inspect("charge-failed", order.path());
        var back = DemoOrder.arrived("browser");
        back.send(
                back.event("refund.issued.v1", 2).withData(data -> ((ObjectNode) data.path("refund"))
                        .put("at", Instant.now().toString())),
                "payment_sequence = 2");
        back.send(back.balance(3, 18562, 20000), "payment_sequence = 3");
        inspect("refunds", back.path());
    }

    private static ObjectNode planAfter(LocalDate firstDueOn) {
        var answer = Fakes.object().put("currency", "USD");
        answer.set("before", DemoOrder.schedule(firstDueOn));
        var after = DemoOrder.schedule(firstDueOn);
        ((ObjectNode) after.at("/items/1")).put("amountMinor", 2000).put("status", "OPEN");
        for (var item = 2; item < 5; item++) {
            ((ObjectNode) after.at("/items/" + item)).put("amountMinor", 2875);
        }
        answer.set("after", after);
        return answer.put("dueMinor", 1000).put("outstandingMinor", 9626).put("confirmationRequired", true);
    }

    private static GoldenEvent failedCharge(DemoOrder order, long sequence) {
        return order.event("payment.failed.v1", sequence).withData(data -> {
            ((ObjectNode) data.path("payment"))
                    .put("purpose", "CHARGE")
                    .put("amountMinor", 1437)
                    .put("method", "Visa ending 4242");
            ((ObjectNode) data.path("balance"))
                    .put("orderTotalMinor", 18562)
                    .put("paidMinor", 14249)
                    .put("outstandingMinor", 4313);
            data.put("declineCode", "insufficient_funds")
                    .putObject("retry")
                    .put("class", "SOFT")
                    .put("nextAt", Instant.now().plus(Duration.ofDays(2)).toString());
        });
    }

    @Test
    void soDoesWhatNothingCanBeDoneWith() {
        var late = DemoOrder.arrived(
                "browser", data -> DemoOrder.closing(data, Instant.now().minus(Duration.ofMinutes(1))));
        inspect("closed", late.path());
        late.send(late.event("order.canceled.v1", 4), "order_sequence = 4");
        inspect("canceled", late.path());
        inspect("error-404", "/p/unknown");
        inspect("error-410", "/p/" + late.token(1, Instant.now().minus(Duration.ofDays(1))));
    }

    private static void search(Page page) {
        page.locator("#search").fill("socks 1");
        page.locator("button[name=find]").click();
        page.waitForSelector("button[name=add]");
    }

    private static void stage(Page page) {
        search(page);
        page.locator("button[name=add]").nth(1).click();
        page.waitForSelector("input[name='qn.1']");
        page.locator("button[name=replace]").last().click();
        page.waitForSelector("button[name=add]");
        page.locator("button[name=add]").nth(3).click();
        page.waitForSelector(".picked");
        page.locator("input[name=rate][value=express]").check();
        page.waitForSelector("#preview .changes > li:nth-child(3)");
    }

    /** Everything may be changed, and a unit is shipped. */
    private static void withEverything(ObjectNode order) {
        DemoOrder.allow(
                order, "ADD_ITEM", "REPLACE_ITEM", "CHANGE_CONTACT", "CHANGE_SHIPPING_METHOD", "UNDO", "WITHDRAW");
        ((ObjectNode) order.at("/lines/0")).put("fulfilledQuantity", 1);
        order.put("fulfillmentStatus", "PARTIAL");
        order.putObject("withdrawal").putNull("until").putNull("receivedAt");
    }

    private static void review(Page page) {
        page.locator(".stepper button").last().click();
        page.locator("button[form=edit]:visible").first().click();
        page.waitForURL("**/edit/review**");
    }

    private void inspect(String name, String path) {
        chromium.inspect(name, portal + path.substring(1));
    }

    private void inspect(String name, String path, Consumer<Page> steps) {
        chromium.inspect(name, portal + path.substring(1), steps);
    }

    private void look(int width, String path, Consumer<Page> steps) {
        chromium.look(width, portal + path.substring(1), steps);
    }

    /** An engraved item that is locked, a discount, a long title. */
    private static void withSituations(ObjectNode order) {
        var lines = (ArrayNode) order.path("lines");
        var engraved = ((ObjectNode) lines.get(1)).deepCopy();
        engraved.put("id", "01935a2c-7c00-7000-8000-000000000003")
                .put("title", "Chain Bracelet with an unusually long name that has to wrap somewhere")
                .put("subtotalMinor", 5000)
                .put("discountMinor", 500)
                .put("totalMinor", 4500);
        engraved.withArray("properties").addObject().put("name", "Engraving").put("value", "For Alex");
        engraved.withArray("discounts").addObject().put("title", "WELCOME10").put("amountMinor", 500);
        lines.add(engraved);
        var permissions = ((ArrayNode) order.path("permissions").path("lines")).addObject();
        permissions.put("lineId", "01935a2c-7c00-7000-8000-000000000003");
        var actions = permissions.putArray("actions");
        for (var action : List.of("CHANGE_QUANTITY", "SWAP_VARIANT")) {
            var refused = actions.addObject().put("action", action).put("allowed", false);
            refused.putArray("reasons")
                    .addObject()
                    .put("code", "PERSONALIZED_ITEM")
                    .putObject("params");
        }
        actions.addObject().put("action", "REMOVE_ITEM").put("allowed", true).putArray("reasons");
    }
}
