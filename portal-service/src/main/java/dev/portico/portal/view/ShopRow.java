package dev.portico.portal.view;

import dev.portico.portal.brand.BrandingDocuments;
import dev.portico.portal.view.domain.Shop;
import io.vertx.mutiny.sqlclient.Row;
import java.time.ZoneId;
import java.util.Locale;

/** The columns of a shop, as every query of pages begins with them. */
public final class ShopRow {

    /** Of {@code merchant m}; what else a query selects comes after these. */
    public static final String COLUMNS =
            "m.merchant, m.name, m.time_zone, m.default_locale, m.shop_email, m.accent_color, m.portal_enabled, m.branding";

    /** Where the column after them is. */
    public static final int NEXT = 8;

    /** From a row that begins with {@link #COLUMNS}. */
    public static Shop toShop(Row row) {
        return new Shop(
                row.getString(0),
                row.getString(1),
                ZoneId.of(row.getString(2)),
                Locale.forLanguageTag(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                BrandingDocuments.read(row.getString(7)));
    }

    private ShopRow() {}
}
