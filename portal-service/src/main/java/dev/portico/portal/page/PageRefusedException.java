package dev.portico.portal.page;

import dev.portico.portal.view.domain.Shop;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** There is no page for this request; the shop's own look is kept where the shop is known. */
final class PageRefusedException extends RuntimeException {

    private final Refusal refusal;
    private final Locale locale;
    private final transient @Nullable Shop shop;
    private final @Nullable String freshLink;
    private final @Nullable Duration pause;

    PageRefusedException(Refusal refusal, Locale locale, @Nullable Shop shop) {
        this(refusal, locale, shop, null, null);
    }

    private PageRefusedException(
            Refusal refusal, Locale locale, @Nullable Shop shop, @Nullable String freshLink, @Nullable Duration pause) {
        super(refusal.name());
        this.refusal = refusal;
        this.locale = locale;
        this.shop = shop;
        this.freshLink = freshLink;
        this.pause = pause;
    }

    /** @param freshLink where another link can be asked for, by a post */
    PageRefusedException offering(String freshLink) {
        return new PageRefusedException(refusal, locale, shop, freshLink, pause);
    }

    /** @param pause how long until it is worth another try */
    PageRefusedException untilAfter(Duration pause) {
        return new PageRefusedException(refusal, locale, shop, freshLink, pause);
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

    @Nullable
    String freshLink() {
        return freshLink;
    }

    @Nullable
    Duration pause() {
        return pause;
    }
}
