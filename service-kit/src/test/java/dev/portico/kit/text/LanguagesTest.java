package dev.portico.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({
        "en-AU, en",
        "de-AT, de",
        "de-Latn-CH, de",
        "es-419, es",
        "gsw, de",
        "ca, es",
        "pt, pt-BR",
        "pt-AO, pt-PT",
        "sv-FI, sv",
        "zh-CN, zh-Hans",
        "zh, zh-Hans",
        "zh-TW, zh-Hant",
        "zh-HK, zh-Hant",
        "no, nb",
        "nn, nb"
    })
    void aLocaleIsWrittenInTheLanguageThatDoesForIt(String locale, String language) {
        assertThat(Languages.of(Locale.forLanguageTag(locale))).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "und", "xx", "th", "bg"})
    void nobodySpeaksWhatIsNoLanguageOfOurs(String locale) {
        assertThat(Languages.of(Locale.forLanguageTag(locale))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"de-AT, de-AT de de", "zh-TW, zh-TW zh-Hant zh", "pt, pt pt-BR pt", "no, no nb no", "th-TH, th-TH th"})
    void aTextForAReaderMayBeFiledUnderTheLanguageThatDoes(String locale, String tags) {
        assertThat(Languages.tags(Locale.forLanguageTag(locale))).containsExactly(tags.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"ar-EG, true", "he, true", "iw, true", "en, false", "de, false"})
    void twoLanguagesAreWrittenFromTheRight(String locale, boolean expected) {
        assertThat(Languages.isRightToLeft(Locale.forLanguageTag(locale))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"de, Deutsch", "es, Español", "pt-BR, Português (Brasil)", "ar, العربية"})
    void languagesCallThemselvesByTheirOwnName(String language, String name) {
        assertThat(Languages.nameOf(language)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"de, en-US, de", "-, fr-CA, fr-CA", "-, xx, th>de", "-, -, th>de", "zz, fr, fr"})
    void theLanguageIsChosenInTurn(String asked, String ofOrder, String expected) {
        var browser = List.of(Locale.forLanguageTag("th"), Locale.forLanguageTag("de"));

        assertThat(Languages.choose(asked, ofOrder, browser, Locale.forLanguageTag("ar"))
                        .toLanguageTag())
                .isEqualTo(expected.replaceFirst(".*>", ""));
    }
}
