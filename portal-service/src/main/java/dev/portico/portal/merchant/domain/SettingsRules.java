package dev.portico.portal.merchant.domain;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Checks settings as they were sent: every rule runs, every fault is listed. */
public final class SettingsRules {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,180}\\.[^\\s@,;<>\".]{2,}");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int LONGEST_NAME = 120;
    private static final int SHORTEST_LINK_DAYS = 1;
    private static final int LONGEST_LINK_DAYS = 730;

    private static final List<Rule> ALL = List.of(
            SettingsRules::nameIsGiven,
            SettingsRules::timeZoneIsKnown,
            SettingsRules::localeIsKnown,
            SettingsRules::currencyIsKnown,
            SettingsRules::shopEmailIsAnAddress,
            SettingsRules::staffEmailIsAnAddress,
            SettingsRules::accentColorIsAColor,
            SettingsRules::linksLiveFromADayToTwoYears);

    public static List<SettingsFault> faults(ProposedSettings proposed) {
        return ALL.stream().flatMap(rule -> rule.check(proposed)).toList();
    }

    private interface Rule {
        Stream<SettingsFault> check(ProposedSettings proposed);
    }

    private static Stream<SettingsFault> nameIsGiven(ProposedSettings proposed) {
        var name = proposed.name();
        if (name == null || name.isBlank()) {
            return fault("name", "required", "A name is needed");
        }
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl)
                ? Stream.empty()
                : fault("name", "invalid-name", "A name is one line of up to 120 characters");
    }

    private static Stream<SettingsFault> timeZoneIsKnown(ProposedSettings proposed) {
        var zone = proposed.timeZone();
        if (zone == null) {
            return fault("timeZone", "required", "A time zone is needed");
        }
        return ZoneId.getAvailableZoneIds().contains(zone)
                ? Stream.empty()
                : fault("timeZone", "unknown-time-zone", "Not a time zone of the IANA database");
    }

    private static Stream<SettingsFault> localeIsKnown(ProposedSettings proposed) {
        var tag = proposed.defaultLocale();
        if (tag == null) {
            return fault("defaultLocale", "required", "A default locale is needed");
        }
        return isLocale(tag) ? Stream.empty() : fault("defaultLocale", "unknown-locale", "Not a BCP 47 language tag");
    }

    private static boolean isLocale(String tag) {
        try {
            return LANGUAGES.contains(
                    new Locale.Builder().setLanguageTag(tag).build().getLanguage());
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static Stream<SettingsFault> currencyIsKnown(ProposedSettings proposed) {
        var currency = proposed.currency();
        if (currency == null) {
            return fault("currency", "required", "A currency is needed");
        }
        return CurrencyUnit.registeredCurrencies().stream()
                        .anyMatch(known -> known.getCode().equals(currency))
                ? Stream.empty()
                : fault("currency", "unknown-currency", "Not a currency of ISO 4217");
    }

    private static Stream<SettingsFault> shopEmailIsAnAddress(ProposedSettings proposed) {
        var email = proposed.shopEmail();
        return email == null
                ? fault("shopEmail", "required", "The shop's own address is needed")
                : addressIsValid("shopEmail", email);
    }

    private static Stream<SettingsFault> staffEmailIsAnAddress(ProposedSettings proposed) {
        @Nullable String email = proposed.staffEmail();
        return email == null ? Stream.empty() : addressIsValid("staffEmail", email);
    }

    private static Stream<SettingsFault> accentColorIsAColor(ProposedSettings proposed) {
        @Nullable String color = proposed.accentColor();
        return color == null || COLOR.matcher(color).matches()
                ? Stream.empty()
                : fault("accentColor", "invalid-color", "A color is written #rrggbb");
    }

    private static Stream<SettingsFault> linksLiveFromADayToTwoYears(ProposedSettings proposed) {
        @Nullable Integer days = proposed.linkLifetimeDays();
        return days == null || (days >= SHORTEST_LINK_DAYS && days <= LONGEST_LINK_DAYS)
                ? Stream.empty()
                : fault("linkLifetimeDays", "out-of-range", "A link to an order lives for 1 to 730 days");
    }

    private static Stream<SettingsFault> addressIsValid(String field, String email) {
        return EMAIL.matcher(email).matches() ? Stream.empty() : fault(field, "invalid-email", "Not one email address");
    }

    private static Stream<SettingsFault> fault(String field, String code, String detail) {
        return Stream.of(new SettingsFault(field, code, detail));
    }

    private SettingsRules() {}
}
