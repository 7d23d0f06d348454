package dev.portico.portal.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portico.kit.money.Amounts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** Money, numbers and times the way CLDR writes them in a locale, times in the shop's zone. */
public final class Formats {

    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();
    private static final long MINUTES_AN_HOUR = 60;

    // Bounded: locales come from orders, so there may be more of them than anybody counted on.
    private static final Cache<Place, Formats> KNOWN =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private static final Cache<Locale, NumberFormat> INTEGERS =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private final Locale locale;
    private final ZoneId zone;
    private final String zoneName;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dateAndTime;
    private final DateTimeFormatter date;
    private final DateTimeFormatter shortDate;

    /** The same one for the same place: making one costs more than using it. */
    public static Formats in(Locale locale, ZoneId zone) {
        return KNOWN.get(new Place(locale, zone), place -> new Formats(place.locale(), place.zone()));
    }

    private record Place(Locale locale, ZoneId zone) {}

    public Formats(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.zoneName = zone.getDisplayName(TextStyle.FULL, locale);
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale));
        this.dateAndTime = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale));
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale));
        this.shortDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale));
    }

    public Locale locale() {
        return locale;
    }

    public String money(String currency, long minor) {
        return Amounts.format(Amounts.of(currency, minor), locale);
    }

    /** As it stands before or behind an amount; the code where the language has no sign for it. */
    public String symbol(String currency) {
        return Currency.getInstance(currency).getSymbol(locale);
    }

    /** The time alone when it is today for the shop, else with the date. */
    public String moment(Instant at, Instant now) {
        var local = at.atZone(zone);
        return local.toLocalDate().equals(LocalDate.ofInstant(now, zone))
                ? time.format(local)
                : dateAndTime.format(local);
    }

    /** Always with the date, for what is printed or kept. */
    public String date(Instant at) {
        return dateAndTime.format(at.atZone(zone));
    }

    /** A day of the shop's calendar. */
    public String day(LocalDate day) {
        return date.format(day);
    }

    /** A day among others, where there is little room. */
    public String shortDay(LocalDate day) {
        return shortDate.format(day);
    }

    /** The shop's day on which something happened. */
    public String dayOf(Instant at) {
        return date.format(at.atZone(zone));
    }

    /** A rate as a fraction, such as 0.0625, written as percent. */
    public String percent(BigDecimal rate) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(4);
        return format.format(rate);
    }

    public String zoneName() {
        return zoneName;
    }

    public String country(String code) {
        return new Locale("", code).getDisplayCountry(locale);
    }

    /** "42 minutes", "3 hours", "2 days": whole units, rounded up, since a promise of time must not be longer than it is shown. */
    public String span(Duration left, Texts texts) {
        var minutes = Math.max(1, (left.toSeconds() + 59) / 60);
        if (minutes < 2 * MINUTES_AN_HOUR) {
            return texts.of("span.minutes", Map.of("count", minutes));
        }
        return minutes < 2 * MINUTES_A_DAY
                ? texts.of("span.hours", Map.of("count", minutes / MINUTES_AN_HOUR))
                : texts.of("span.days", Map.of("count", minutes / MINUTES_A_DAY));
    }

    public String number(long number) {
        return number(locale, number);
    }

    static String number(Locale locale, long number) {
        return ((NumberFormat)
                        INTEGERS.get(locale, NumberFormat::getIntegerInstance).clone())
                .format(number);
    }
}
