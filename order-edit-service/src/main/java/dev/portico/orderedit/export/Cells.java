package dev.portico.orderedit.export;

import dev.portico.kit.money.Amounts;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Values as cells. What somebody typed must not become a formula of whoever opens the file. */
final class Cells {

    // As OWASP lists them; a tab or a line break before an equals sign is skipped by spreadsheets.
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    /** Text as it is; behind an apostrophe where a spreadsheet would calculate it. */
    static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    /** Texts in one cell. */
    static String texts(Collection<String> values) {
        return text(String.join("; ", values));
    }

    /** A plain decimal, for the machine that reads the file: 12.50, with a point and no currency. */
    static String amount(String currency, long minor) {
        return Amounts.of(currency, minor).getAmount().toPlainString();
    }

    private Cells() {}
}
