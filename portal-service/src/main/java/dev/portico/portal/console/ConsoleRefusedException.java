package dev.portico.portal.console;

import dev.portico.portal.view.domain.Shop;
import org.jspecify.annotations.Nullable;

/** There is nothing to show or to do here: answered with a page that says why. */
final class ConsoleRefusedException extends RuntimeException {

    private final int status;
    private final transient @Nullable Shop shop;
    private final String headline;

    ConsoleRefusedException(int status, @Nullable Shop shop, String headline, String text) {
        super(text);
        this.status = status;
        this.shop = shop;
        this.headline = headline;
    }

    /** The account has no shop, or not the role for it. */
    static ConsoleRefusedException noAccess() {
        return new ConsoleRefusedException(
                403,
                null,
                "This account can’t open the console",
                "It belongs to no shop, or its role doesn’t allow this. Sign out and use another account.");
    }

    int status() {
        return status;
    }

    @Nullable
    Shop shop() {
        return shop;
    }

    String headline() {
        return headline;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
