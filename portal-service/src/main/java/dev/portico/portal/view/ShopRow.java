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
            "m.merchant, m.name, m.time_zone, m.default_locale, m.shop_email, m.accent_color, m.portal_enabled,"
                    + " m.link_lifetime_days, coalesce((select w.version from wording w where w.merchant = m.merchant), 0),"
                    + " m.branding";

    /** How many columns that are: the position of what comes after. */
    public static final int WIDTH = 10;

    /**
     * Of {@code merchant m}: false where the host that was asked is another shop's own. Under the name of one shop there is
     * nothing of another.
     *
     * @param host the query's parameter for the host, such as {@code $2}
     */
    public static String isAtHome(String host) {
        return """
                not exists (select from own_domain d
                             where d.domain = %s and d.confirmed_at is not null and d.merchant <> m.merchant)"""
                .formatted(host);
    }

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
                row.getInteger(7),
                row.getInteger(8),
                BrandingDocuments.read(row.getString(9)));
    }

    private ShopRow() {}
}
