package dev.portico.portal.lookup.domain;

import static dev.portico.portal.lookup.domain.TypedLookup.Fault.EMAIL;
import static dev.portico.portal.lookup.domain.TypedLookup.Fault.ORDER_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.lookup.domain.TypedLookup.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypedLookupTest {

    private static final String ROBIN = "robin@example.com";

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void faults(String situation, TypedLookup typed, List<Fault> expected) {
        assertThat(typed.faults()).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("number and address", "#2051", ROBIN),
                row("the address alone, where no number is asked for", null, ROBIN),
                row("blanks around", "  2051 ", " " + ROBIN + "\n"),
                row("letters of any language", "Bestellung-Ä7", "rübin@exämple.de"),
                row("no number", " ", ROBIN, ORDER_NUMBER),
                row("only its sign", "# ", ROBIN, ORDER_NUMBER),
                row("a number of 100 characters", "7".repeat(100), ROBIN),
                row("but not of 101", "7".repeat(101), ROBIN, ORDER_NUMBER),
                row("one line", "20\n51", ROBIN, ORDER_NUMBER),
                row("nothing a database can't store", "20\u000051", "r\u0000bin@example.com", ORDER_NUMBER, EMAIL),
                row("no half of a character", "20\ud83d", "robin\ud83d@example.com", ORDER_NUMBER, EMAIL),
                row("an address of 254 characters", "1", "r".repeat(242) + "@example.com"),
                row("but not of 255", "1", "r".repeat(243) + "@example.com", EMAIL),
                row("no address", "1", "", EMAIL),
                row("an address has a mailbox", "1", "@example.com", EMAIL),
                row("and a domain", "1", "robin@example", EMAIL),
                row("one of them", "1", "robin@example.com,alex@example.com", EMAIL),
                row("no name", "1", "Robin <robin@example.com>", EMAIL),
                row("no header", "1", "robin@example.com\r\nBcc: all@example.com", EMAIL),
                row("everything at once", "", "robin", ORDER_NUMBER, EMAIL));
    }

    @ParameterizedTest
    @CsvSource({"#2051, 2051", "2051, 2051", "' # 2051 ', 2051", "##2051, 2051", "NW-#7, NW-#7"})
    void aNumberIsKnownWithAndWithoutItsSign(String typed, String bare) {
        assertThat(new TypedLookup(typed, ROBIN).bareNumber()).isEqualTo(bare);
    }

    private static Arguments row(String situation, @Nullable String number, String email, Fault... faults) {
        return Arguments.of(situation, new TypedLookup(number, email), List.of(faults));
    }
}
