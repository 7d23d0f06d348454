package dev.portico.notification.template;

import dev.portico.kit.money.Amounts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money and times as people of a locale write them (CLDR). Times are those of the shop, with its time zone named. */
record Wording(Locale locale, ZoneId zone, String currency) {

    static Wording of(MailContext mail) {
        var currency =
                mail.order() == null ? mail.merchant().currency() : mail.order().currency();
        return new Wording(mail.locale(), mail.merchant().timeZone(), currency);
    }

    /** @param minor in minor units of the order's currency */
    String money(long minor) {
        return Amounts.format(Amounts.of(currency, minor), locale);
    }

    /** Empty for zero, so that a template can leave the line out. */
    String moneyUnlessZero(long minor) {
        return minor == 0 ? "" : money(minor);
    }

    /** With its sign, as a difference is read; empty for zero. */
    String signedMoney(long minor) {
        return minor == 0 ? "" : (minor > 0 ? "+" : "−") + money(Math.abs(minor));
    }

    String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    String percent(int percent) {
        return NumberFormat.getPercentInstance(locale).format(BigDecimal.valueOf(percent, 2));
    }

    /** A day of the shop's calendar, which is the same day wherever it is read. */
    String day(LocalDate day) {
        return inLocale(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)).format(day);
    }

    /** What {@code period.liquid} turns into words: from one day to another, either of which may be open. */
    Map<String, Object> period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Map.of("from", from == null ? "" : day(from), "to", to == null ? "" : day(to));
    }

    /** Empty for none. */
    String timeIfAny(@Nullable Instant instant) {
        return instant == null ? "" : time(instant);
    }

    String time(Instant instant) {
        var at = instant.atZone(zone);
        return inLocale(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT))
                        .format(at)
                + " " + DateTimeFormatter.ofPattern("z", locale).format(at);
    }

    /** With the digits that amounts are written in. */
    private DateTimeFormatter inLocale(DateTimeFormatter format) {
        return format.withLocale(locale).withDecimalStyle(DecimalStyle.of(locale));
    }
}
