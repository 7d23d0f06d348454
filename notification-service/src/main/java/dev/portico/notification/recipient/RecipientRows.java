package dev.portico.notification.recipient;

import dev.portico.kit.tenancy.MerchantId;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows to what mails are written from. The other direction is SQL, in {@link Recipients}. */
final class RecipientRows {

    static MerchantProfile toProfile(MerchantProfileRow row) {
        return new MerchantProfile(
                new MerchantId(row.merchant()),
                row.name(),
                ZoneId.of(row.timeZone()),
                Locale.forLanguageTag(row.defaultLocale()),
                row.currency(),
                row.staffEmail(),
                row.shopEmail(),
                row.accentColor(),
                row.portalEnabled(),
                row.linkLifetimeDays(),
                MailLooks.read(row.look()));
    }

    static OrderRecipient toRecipient(OrderRecipientRow row) {
        return new OrderRecipient(
                row.orderId(),
                new MerchantId(row.merchant()),
                row.number(),
                row.email(),
                row.firstName(),
                row.lastName(),
                locale(row.locale()),
                row.currency());
    }

    private static @Nullable Locale locale(@Nullable String tag) {
        return tag == null ? null : Locale.forLanguageTag(tag);
    }

    private RecipientRows() {}
}
