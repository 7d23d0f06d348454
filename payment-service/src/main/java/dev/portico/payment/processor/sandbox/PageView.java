package dev.portico.payment.processor.sandbox;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.processor.sandbox.domain.SandboxCharge;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup;
import java.util.Locale;

/**
 * What every page of the Sandbox shows.
 *
 * @param path the page's own address
 * @param shopName empty when the page doesn't know it
 * @param amount empty when nothing is paid on the page
 * @param returnUrl empty when there is nothing to go back to
 */
record PageView(String path, String shopName, String initial, String orderNumber, String amount, String returnUrl) {

    static PageView of(SandboxSession session) {
        var shop = session.order().shopName();
        return new PageView(
                "/sandbox/pay/" + session.id(),
                shop,
                initial(shop),
                session.order().number(),
                Amounts.format(
                        session.amount(), Locale.forLanguageTag(session.order().locale())),
                session.returnUrl());
    }

    static PageView of(SandboxSetup setup) {
        var shop = setup.order().shopName();
        return new PageView(
                "/sandbox/setup/" + setup.id(),
                shop,
                initial(shop),
                setup.order().number(),
                "",
                setup.returnUrl());
    }

    /** The bank's page: all it knows is the amount and the order. */
    static PageView of(SandboxCharge charge) {
        return new PageView(
                "/sandbox/confirm/" + charge.confirmation(),
                "",
                "",
                charge.order().number(),
                Amounts.format(charge.amount(), Locale.ENGLISH),
                "");
    }

    private static String initial(String shop) {
        return shop.isBlank() ? "•" : new String(Character.toChars(shop.codePointAt(0)));
    }
}
