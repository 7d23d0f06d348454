package dev.portico.portal.page;

import dev.portico.portal.view.domain.Shop;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** There is no page for this request; the shop's own look is kept where the shop is known. */
final class PageRefusedException extends RuntimeException {

    private final Refusal refusal;
    private final Locale locale;
    private final transient @Nullable Shop shop;

    PageRefusedException(Refusal refusal, Locale locale, @Nullable Shop shop) {
        super(refusal.name());
        this.refusal = refusal;
        this.locale = locale;
        this.shop = shop;
    }

    Refusal refusal() {
        return refusal;
    }

    Locale locale() {
        return locale;
    }

    @Nullable
    Shop shop() {
        return shop;
    }
}
