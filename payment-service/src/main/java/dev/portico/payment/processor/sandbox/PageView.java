package dev.portico.payment.processor.sandbox;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import java.util.Locale;

/** What every page of the Sandbox shows. */
record PageView(
        String sessionId, String shopName, String initial, String orderNumber, String amount, String returnUrl) {

    static PageView of(SandboxSession session) {
        var shop = session.order().shopName();
        return new PageView(
                session.id(),
                shop,
                shop.isBlank() ? "•" : new String(Character.toChars(shop.codePointAt(0))),
                session.order().number(),
                Amounts.format(
                        session.amount(), Locale.forLanguageTag(session.order().locale())),
                session.returnUrl());
    }
}
