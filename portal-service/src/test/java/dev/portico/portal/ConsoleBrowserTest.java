package dev.portico.portal;

import static dev.portico.portal.testing.Chromium.MIDDLE;
import static dev.portico.portal.testing.Chromium.NARROW;
import static dev.portico.portal.testing.Chromium.WIDE;
import static dev.portico.portal.testing.Chromium.darken;
import static dev.portico.portal.testing.Chromium.requireFit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.portico.portal.testing.Accessibility;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.FakeQueue;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.InABrowser;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.SignedInStaff;
import io.quarkus.test.security.TestSecurity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The console in a real browser without JavaScript: answering a request, and every page at every width. */
@PortalTest
@TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
class ConsoleBrowserTest extends InABrowser {

    private static final String TOO_SMALL =
            """
            [...document.querySelectorAll('a.button, button, .tabs a, .quick a, summary, select, input:not([type=hidden]), textarea')]
              .filter(part => part.getBoundingClientRect().height < 43.5 && part.offsetParent)
              .map(part => part.tagName + ' ' + part.textContent.slice(0, 40)).join(' | ')""";

    @Test
    void aRequestIsAnsweredByKeyboardAlone() {
        var order = DemoOrder.arrived(SignedInStaff.MERCHANT);
        FakeQueue.add(FakeQueue.change(order.id()));
        look(WIDE, "/console", page -> {
            page.locator(".tabs a").nth(1).press("Enter");
            page.locator(".item-title a").first().press("Enter");
            assertThat(page.innerText("h1")).isEqualTo("Change to order #2051");
            page.locator("#decline button").press("Enter");
            assertThat(page.url()).as("the browser asks for a reason first").doesNotContain("done=");
            page.locator("#approve button").press("Enter");
            page.waitForURL("**done=approved**");

            assertThat(page.innerText(".notice.good")).contains("Approved. The order is changed");
            assertThat(page.locator(".badge").count()).isZero();
        });
    }

    @Test
    void everyPageFits() {
        var order = DemoOrder.arrived(SignedInStaff.MERCHANT);
        var asks = order.event("order.cancel-requested.v1", 9)
                .withData(data -> ((ObjectNode) data.at("/order/pendingEdit"))
                        .put("expiresAt", Instant.now().plusSeconds(3_600).toString()));
        order.send(asks, "order_sequence = 9");
        var cancellation = FakeQueue.added(FakeQueue.cancellation(order.id()));
        var change = FakeQueue.added(withEverything(order.id()));
        FakeQueue.add(
                FakeQueue.change(order.id()).put("status", "AWAITING_PAYMENT").put("orderNumber", "#2049"));
        var declined = FakeQueue.added(FakeQueue.change(order.id())
                .put("status", "DECLINED")
                .put("endedAt", "2026-11-20T10:00:00Z")
                .put("endedBy", "staff:" + SignedInStaff.MERCHANT + "-staff")
                .put("answer", "It’s already packed, sorry."));
        inspect("console-orders", "/console");
        inspect("console-order", "/console/orders/" + order.id());
        inspect("console-requests", "/console/requests");
        inspect("console-requests-all", "/console/requests?status=ALL");
        inspect("console-requests-none", "/console/requests?status=EXPIRED");
        inspect("console-request", "/console/requests/" + change);
        inspect("console-request-cancel", "/console/requests/" + cancellation);
        inspect("console-request-declined", "/console/requests/" + declined + "?done=late");
        inspect("console-request-fault", "/console/requests/" + change, page -> {
            page.evaluate("document.querySelector('#decline').noValidate = true");
            page.locator("#reason").fill(" ");
            page.locator("#decline button").click();
            page.waitForSelector("#reason-fault");
        });
        Fakes.goDown();
        inspect("console-down", "/console/requests");
    }

    @Test
    void soDoesUsage() {
        var merchant = DemoOrder.arrived(SignedInStaff.MERCHANT);
        assertThat(merchant.id()).isNotEmpty();
        inspect("console-usage", "/console/usage", page -> page.locator("summary")
                .click());
        inspect("console-usage-fault", "/console/usage?from=2026-11-02&to=2026-11-01");
        var year = FakeQueue.usage()
                .put("from", "2025-11-23")
                .put("to", "2026-11-22")
                .put("edits", 12_345);
        ((ObjectNode) year.path("allowance")).put("used", 500).put("exhausted", true);
        var days = (ArrayNode) year.putArray("days");
        for (var i = 0; i < 365; i++) {
            days.addObject()
                    .put("date", LocalDate.of(2025, 11, 23).plusDays(i).toString())
                    .put("edits", (i * 37) % 71)
                    .put("cancellations", i % 3);
        }
        Fakes.answers("/api/v1/usage", 200, year);
        // Its parts are those of the page above, a hundred times: axe takes half a minute to say so.
        look(WIDE, "/console/usage?from=2025-11-23&to=2026-11-22", page -> {
            assertThat(page.innerText("main")).contains("12,345");
            requireFitAndTargets(page, "console-usage-year");
        });
    }

    /** A change of everything there is, with texts that have to wrap. */
    private static ObjectNode withEverything(String orderId) {
        var request =
                FakeQueue.change(orderId).put("customerName", "Maximiliane von Hohenlohe-Langenburg-Schillingsfürst");
        var differences = (ArrayNode) request.path("differences");
        differences
                .addObject()
                .put("kind", "ADDRESS_CHANGED")
                .put("from", "Alex Example, 12 Harbor Street, Springfield, IL 62701, US")
                .put(
                        "to",
                        "Alex Example, 4021 Extraordinarily Long Boulevard Name, Apartment 12, Springfield, IL 62704,"
                                + " US")
                .put("amountMinor", 0);
        differences
                .addObject()
                .put("kind", "ITEM_ADDED")
                .put("title", "Hand-knitted Merino Crew Socks with a name that goes on")
                .put("amountMinor", 1500);
        differences
                .addObject()
                .put("kind", "ITEM_REMOVED")
                .put("title", "Ocean Blue Shirt")
                .put("amountMinor", -5313);
        return request;
    }

    private void inspect(String name, String path) {
        inspect(name, path, page -> {});
    }

    private void inspect(String name, String path, Consumer<Page> steps) {
        look(WIDE, path, page -> {
            steps.accept(page);
            requireFitAndTargets(page, name);
        });
        chromium.look(NARROW, portal + path.substring(1), page -> {
            steps.accept(page);
            Accessibility.check(page, name);
            darken(page);
            Accessibility.checkColors(page, name + ", dark");
        });
    }

    private static void requireFitAndTargets(Page page, String name) {
        for (var width : List.of(WIDE, MIDDLE, NARROW)) {
            requireFitAndTargets(page, name, width);
        }
    }

    private static void requireFitAndTargets(Page page, String name, int width) {
        requireFit(page, name, width);
        assertThat((String) page.evaluate(TOO_SMALL))
                .as("%s at %d: targets of 44 pixels", name, width)
                .isEmpty();
    }

    private void look(int width, String path, Consumer<Page> steps) {
        chromium.lookWithoutScripts(width, portal + path.substring(1), steps);
    }
}
