package dev.portico.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portico.kit.http.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "en; owed.title; Please pay {amount};",
                "en; owed.title; Please pay; other-parameters",
                "en; owed.title; {amount} until {day}; other-parameters",
                "en; owed.title; Please pay {amount; invalid-place",
                "en; owed.title; Please pay }{amount}; invalid-place",
                "en; owed.title; \" \"; invalid-text",
                "en; owed.title; \"{amount}\nBcc: x\"; invalid-text",
                "en; owed.what; Please pay; unknown-text",
                "xx; owed.title; Please pay {amount}; unknown-language",
                "zh; owed.title; {amount}; unknown-language",
                "en; span.days; {count|one=# day|other=# days};",
                "en; span.days; {count} days;",
                "en; span.days; {count|other=# days}; plural-forms",
                "en; span.days; {count|one}; invalid-place",
                "ar; span.days; {count|one=#|other=#}; plural-forms",
                "de; span.days; noch {count|one=# Tag|other=# Tage};",
                "en; owed.button; <b>Pay</b> {{7*7}}; invalid-place",
                "en; owed.button; <b>Pay</b>;",
            })
    void wordsStandForATextWhenTheyKeepItsValues(String language, String key, String words, String fault) {
        assertThat(WordingRules.faults(new Wording(Map.of(language, Map.of(key, words)))))
                .extracting(Fault::code)
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void wordsAreNoLongerThanAThousandCharacters() {
        var longest = Map.of("en", Map.of("owed.button", "x".repeat(WordingRules.LONGEST)));
        var longer = Map.of("en", Map.of("owed.button", "x".repeat(WordingRules.LONGEST + 1)));

        assertThat(WordingRules.faults(new Wording(longest))).isEmpty();
        assertThat(WordingRules.faults(new Wording(longer)))
                .extracting(Fault::code, Fault::pointer)
                .containsExactly(tuple("invalid-text", "/texts/en/owed.button"));
    }
}
