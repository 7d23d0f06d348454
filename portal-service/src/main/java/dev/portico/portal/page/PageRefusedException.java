package dev.portico.portal.page;

import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Shop;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** There is no page for this request; the shop's own look and words are kept where the shop is known. */
final class PageRefusedException extends RuntimeException {

    private final Refusal refusal;
    private final Locale locale;
    private final transient Texts texts;
    private final transient @Nullable Shop shop;
    private final @Nullable String freshLink;
    private final @Nullable Duration pause;

    private PageRefusedException(
            Refusal refusal,
            Locale locale,
            Texts texts,
            @Nullable Shop shop,
            @Nullable String freshLink,
            @Nullable Duration pause) {
        super(refusal.name());
        this.refusal = refusal;
        this.locale = locale;
        this.texts = texts;
        this.shop = shop;
        this.freshLink = freshLink;
        this.pause = pause;
    }

    /** Where no shop is known: in the portal's words. */
    static PageRefusedException ofNobody(Refusal refusal, Locale locale) {
        return new PageRefusedException(refusal, locale, Texts.in(locale), null, null, null);
    }

    /** @param texts the shop's, in the language of {@code locale} */
    static PageRefusedException of(Refusal refusal, Shop shop, Locale locale, Texts texts) {
        return new PageRefusedException(refusal, locale, texts, shop, null, null);
    }

    static PageRefusedException of(Refusal refusal, Visit visit) {
        return of(refusal, visit.shop(), visit.formats().locale(), visit.texts());
    }

    /** @param freshLink where another link can be asked for, by a post */
    PageRefusedException offering(String freshLink) {
        return new PageRefusedException(refusal, locale, texts, shop, freshLink, pause);
    }

    /** @param pause how long until it is worth another try */
    PageRefusedException untilAfter(Duration pause) {
        return new PageRefusedException(refusal, locale, texts, shop, freshLink, pause);
    }

    Refusal refusal() {
        return refusal;
    }

    Locale locale() {
        return locale;
    }

    Texts texts() {
        return texts;
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
