package dev.portico.orderedit.catalog;

import dev.portico.kit.http.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page of products ended, by title: opaque to clients. */
record TitleCursor(String titleKey, String productId) {

    static final TitleCursor START = new TitleCursor("", "");

    String encode() {
        var text = titleKey + "\n" + productId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails with a 400 when it isn't one of ours. */
    static TitleCursor decode(String text) {
        var parts = decoded(text).split("\n", -1);
        if (parts.length != 2 || parts[1].isEmpty()) {
            throw bad();
        }
        return new TitleCursor(parts[0], parts[1]);
    }

    private static String decoded(String text) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0) {
                throw bad();
            }
            return decoded;
        } catch (IllegalArgumentException notOurs) {
            throw bad();
        }
    }

    private static RuntimeException bad() {
        return Problems.of(400, "bad-cursor", "The cursor is not one that this listing gave");
    }
}
