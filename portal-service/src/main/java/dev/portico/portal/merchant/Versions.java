package dev.portico.portal.merchant;

import dev.portico.kit.http.Problems;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a merchant's settings and look, which is their entity tag. */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    /** Of what must not be replaced unread. */
    public static int required(@Nullable String ifMatch) {
        return named(ifMatch)
                .orElseThrow(() -> Problems.of(
                        428, "if-match-missing", "The header If-Match with the ETag that was read is needed"));
    }

    /** Empty when any version will do. */
    public static Optional<Integer> named(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return Optional.empty();
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problems.of(412, "version-changed", "The settings were changed since they were read");
        }
        return Optional.of(Integer.valueOf(tag.group(1)));
    }

    private Versions() {}
}
