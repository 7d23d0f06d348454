package dev.portico.orderedit.order.domain;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Free text is data: it is never interpreted, only bounded and kept storable. */
public final class Texts {

    /** The longest note a customer or a platform may attach. */
    public static final int NOTE_LIMIT = 5_000;

    /** What neither a database nor a page can hold: NUL and other control characters, halves of surrogate pairs. */
    public static boolean storable(String text) {
        return text.codePoints().noneMatch(Texts::unstorable);
    }

    /** Blank text means none; line ends become {@code \n} so that a browser's form changes nothing. */
    public static @Nullable String tidy(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.replace("\r\n", "\n").strip();
    }

    static String join(String separator, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(separator));
    }

    private static boolean unstorable(int point) {
        boolean layout = point == '\n' || point == '\r' || point == '\t';
        return (Character.isISOControl(point) && !layout) || Character.getType(point) == Character.SURROGATE;
    }

    private Texts() {}
}
