package dev.portico.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing to do,                   Robin,                          Robin",
        "letters from right to left stay, متجر,                           متجر",
        "marks stay,                      a\u200eb\u200fc\u061cd,         a\u200eb\u200fc\u061cd",
        "their neighbours stay,           a\u2029b\u202fc\u2065d\u206ae,  a\u2029b\u202fc\u2065d\u206ae",
        "the first override goes,         a\u202ab,                       ab",
        "the last override goes,          a\u202eb,                       ab",
        "so does its end,                 a\u202eb\u202cc,                abc",
        "a whole isolate stays,           a\u2067b\u2069c,                a\u2067b\u2069c",
        "the first isolate is ended,      a\u2066b,                       a\u2066b\u2069",
        "the last isolate is ended,       a\u2068b,                       a\u2068b\u2069",
        "an end of nothing goes,          a\u2069b,                       ab",
        "and can not end what is around,  \u2069\u202eevil\u2066,         evil\u2066\u2069",
        "within another,                  \u2068a\u2067b\u2069,           \u2068a\u2067b\u2069\u2069"
    })
    void whatATextSaysOfItsDirectionEndsWithIt(String situation, String typed, String expected) {
        assertThat(Directions.contained(typed)).as(situation).isEqualTo(expected);
    }

    @Test
    void plainTextHasNoneAtAll() {
        assertThat(Directions.plain("\u2068a\u202eb\u2069 \u200ec")).isEqualTo("ab \u200ec");
    }

    @Test
    void anIsolatedTextEndsWhatItBegins() {
        assertThat(Directions.isolated("a\u202eb\u2067c")).isEqualTo("\u2068ab\u2067c\u2069\u2069");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "letters of the direction,     Robin,               false, true",
        "Arabic letters,               متجر,                true,  false",
        "Hebrew letters,               דנה,                 true,  false",
        "both,                         דנה Robin,           true,  true",
        "digits,                       2051,                false, false",
        "Arabic digits,                ٢٠٥١,                true,  false",
        "digits with a sign,           #2051,               false, true",
        "digits beside letters,        20 نوفمبر,           true,  false",
        "signs alone,                  · –,                 false, false",
        "what is isolated in it,       متجر \u2068Robin\u2069, true,  false",
        "a mark stands for a letter,   \u200f63 \u2066US$\u2069,  true,  false",
        "nothing,                      '',                  false, false"
    })
    void aTextIsTurnedAmongWordsOfTheOtherDirection(
            String situation, String text, boolean amongLeftToRight, boolean amongRightToLeft) {
        assertThat(Directions.isTurned(text, false)).as(situation).isEqualTo(amongLeftToRight);
        assertThat(Directions.isTurned(text, true)).as(situation).isEqualTo(amongRightToLeft);
    }
}
