package dev.portico.portal;

import static dev.portico.portal.testing.Chromium.WIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import dev.portico.portal.testing.Brands;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.InABrowser;
import dev.portico.portal.testing.PortalTest;
import org.junit.jupiter.api.Test;

/** What the accessibility statement says is tested, as far as no other story does; and the statement itself. */
@PortalTest
class AccessibilityBrowserTest extends InABrowser {

    private static final String SHOP = "accessible-browser";

    /** More stops than any of these pages has. */
    private static final int STOPS = 80;

    @Test
    void anOrderIsChangedByKeyboardAlone() {
        var order = DemoOrder.arrived(SHOP);
        chromium.look(WIDE, portal + order.path().substring(1), page -> {
            press(page, "Change items");
            page.waitForURL("**/edit");
            press(page, "One more: Quantity of");
            page.waitForSelector("#preview >> text=$249.37");
            press(page, "Review changes");
            page.waitForURL("**/edit/review**");
            press(page, "Save and pay");
            page.waitForURL("**done=edited**");

            assertThat(page.innerText(".notice.good")).contains("Saved.");
        });
    }

    @Test
    void theFirstStopOfAPageLeadsPastItsHeader() {
        var order = DemoOrder.arrived(SHOP);
        chromium.look(WIDE, portal + order.path().substring(1), page -> {
            page.keyboard().press("Tab");
            assertThat(focused(page)).isEqualTo("Skip to content");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        });
    }

    /** Every story fails where a page holds what its policy stops: this one is made to. */
    @Test
    void whatAPolicyStopsFailsAStory() {
        var order = DemoOrder.arrived(SHOP);

        assertThatThrownBy(() -> chromium.look(WIDE, portal + order.path().substring(1), page -> {
                    var told = page.waitForConsoleMessage(
                            () -> page.evaluate(
                                    "{ document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'})) }"));
                    assertThat(told.type()).isEqualTo("error");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("img-src")
                .hasMessageContaining("elsewhere.example");
    }

    @Test
    void theStatementIsHeldToItsOwnWords() {
        DemoOrder.createMerchant(SHOP);
        Brands.put(SHOP, "{\"supportUrl\": \"https://shop.example/help\"}").statusCode(200);
        chromium.inspect("the statement", portal + "s/" + SHOP + "/accessibility");
    }

    /** Tabs to what is called so and presses it: what the keyboard does not reach is not found. */
    private static void press(Page page, String name) {
        for (var stop = 0; stop < STOPS; stop++) {
            page.keyboard().press("Tab");
            if (focused(page).startsWith(name)) {
                page.keyboard().press("Enter");
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach: " + name);
    }

    private static String focused(Page page) {
        return String.valueOf(
                page.evaluate("(document.activeElement.ariaLabel ?? document.activeElement.innerText ?? '').trim()"));
    }
}
