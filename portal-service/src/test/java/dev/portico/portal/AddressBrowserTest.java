package dev.portico.portal;

import static dev.portico.portal.testing.Chromium.MIDDLE;
import static dev.portico.portal.testing.Chromium.NARROW;
import static dev.portico.portal.testing.Chromium.WIDE;
import static dev.portico.portal.testing.Chromium.darken;
import static dev.portico.portal.testing.Chromium.requireFit;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.portico.portal.testing.Accessibility;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.InABrowser;
import dev.portico.portal.testing.PortalTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody moves to another country, in a real browser with scripts and without. */
@PortalTest
class AddressBrowserTest extends InABrowser {

    private static final String SHOP = "address-browser";
    private static final List<Integer> WIDTHS = List.of(WIDE, MIDDLE, NARROW);

    @Test
    void aCustomerMovesAndTheFieldsFollow() {
        chromium.look(WIDE, edit(DemoOrder.arrived(SHOP)), page -> {
            var address = page.url();
            assertThat(page.isVisible("[name=fields]")).isFalse();
            page.fill("[name=note]", "Ring twice");
            page.fill("[id='a.address1']", "5 King Street West");
            page.focus("[id='a.countryCode']");
            page.selectOption("[id='a.countryCode']", "CA");
            page.waitForSelector("label[for='a.provinceCode'] >> text=Province");

            assertThat(page.url()).isEqualTo(address);
            assertThat(focused(page)).isEqualTo("a.countryCode");
            assertThat(page.inputValue("[id='a.address1']")).isEqualTo("5 King Street West");
            assertThat(page.inputValue("[name=note]")).isEqualTo("Ring twice");
            WIDTHS.forEach(width -> requireFit(page, "edit-address", width));
            Accessibility.check(page, "another country");

            review(page);
            assertThat(page.innerText("[id='a.provinceCode-fault']")).contains("Please fill in", "Province");
            assertThat(page.innerText("[id='a.postalCode-fault']")).contains("H3Z 2Y7");
            WIDTHS.forEach(width -> requireFit(page, "edit-address-faults", width));
            Accessibility.check(page, "what is missing");
            darken(page);
            Accessibility.check(page, "what is missing, dark");
            save(page);
        });
    }

    @Test
    void whatIsTypedWhileTheFieldsAreOnTheirWayStays() {
        chromium.look(WIDE, edit(DemoOrder.arrived(SHOP)), page -> {
            var asked = new ArrayList<Route>();
            page.route("**/edit/items*", asked::add);
            page.selectOption("[id='a.countryCode']", "CA");
            page.waitForCondition(() -> !asked.isEmpty());
            page.fill("[id='a.city']", "Toronto");
            asked.get(0).resume();
            page.waitForSelector("label[for='a.provinceCode'] >> text=Province");

            assertThat(page.inputValue("[id='a.city']")).isEqualTo("Toronto");
            assertThat(focused(page)).isEqualTo("a.city");
            assertThat(page.inputValue("[id='a.provinceCode']")).isEmpty();
        });
    }

    @Test
    void whereTheFieldsDoNotComeTheButtonDoes() {
        chromium.look(WIDE, edit(DemoOrder.arrived(SHOP)), page -> {
            page.route("**/edit/items*", Route::abort);
            page.selectOption("[id='a.countryCode']", "CA");

            page.waitForSelector("[name=fields]");
            assertThat(page.inputValue("[id='a.countryCode']")).isEqualTo("CA");
        });
    }

    @Test
    void withoutScriptsAButtonBringsTheFields() {
        chromium.lookWithoutScripts(NARROW, edit(DemoOrder.arrived(SHOP)), page -> {
            page.fill("[name=note]", "Ring twice");
            page.fill("[id='a.address1']", "5 King Street West");
            page.selectOption("[id='a.countryCode']", "CA");
            page.click("[name=fields]");
            page.waitForURL("**/edit/items**");

            assertThat(page.innerText("label[for='a.provinceCode']")).isEqualTo("Province");
            assertThat(page.inputValue("[name=note]")).isEqualTo("Ring twice");
            requireFit(page, "edit-address-no-script", NARROW);
            save(page);
        });
    }

    @Test
    void fieldsGoFromRightToLeftToo() {
        chromium.look(NARROW, edit(DemoOrder.arrived(SHOP)) + "?lang=ar", page -> {
            page.selectOption("[id='a.countryCode']", "AE");
            page.waitForSelector("[id='a.provinceCode'] option[value=DU]:text('دبي')", attached());

            WIDTHS.forEach(width -> requireFit(page, "edit-address-ar", width));
            Accessibility.check(page, "from right to left");
        });
    }

    private static void save(Page page) {
        page.selectOption("[id='a.provinceCode']", "ON");
        page.fill("[id='a.city']", "Toronto");
        page.fill("[id='a.postalCode']", "m5h 1a1");
        review(page);
        assertThat(page.innerText("main")).contains("5 King Street West", "Toronto ON M5H 1A1", "Canada");
        page.getByText("Save").first().click();
        page.waitForURL("**done=edited**");
        assertThat(page.innerText("address")).contains("5 King Street West", "Canada");
    }

    private static void review(Page page) {
        page.locator("button[form=edit]:visible").first().click();
        page.waitForURL("**/edit/review**");
        page.waitForLoadState();
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.name");
    }

    private String edit(DemoOrder order) {
        return portal + order.path().substring(1) + "/edit";
    }
}
