package dev.portico.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeadersTest {

    private static final String ADDRESS = "orders@portico.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Northwind Goods",
                "O'Neil & Sons",
                "Müller, Söhne & Co. \"Das Original\" <kg>",
                "🧁 Zoë 👩‍👩‍👧",
                "متجر الشمال للهدايا والحلويات والمخبوزات الطازجة كل يوم",
                "=?UTF-8?Q?fake?=",
                "a (comment) @ b;"
            })
    void anyNameComesOutAsItWentIn(String name) throws Exception {
        var header = MailHeaders.mailbox(name, ADDRESS);
        assertThat(header).matches("[\\x20-\\x7e]+");
        assertThat(header.split(" ")).allMatch(word -> word.length() <= 75);
        var parsed = InternetAddress.parse(header, true);
        assertThat(parsed).hasSize(1);
        assertThat(parsed[0].getPersonal()).isEqualTo(name);
        assertThat(parsed[0].getAddress()).isEqualTo(ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop\r\nBcc: all@example.com",
                "Shop\nBcc: all@example.com",
                "Shop\u0000\u2028Bcc: all@example.com"
            })
    void aNameNeverBecomesAHeader(String name) throws Exception {
        var header = MailHeaders.mailbox(name, ADDRESS);
        assertThat(header).doesNotContain("\r", "\n");
        assertThat(InternetAddress.parse(header, true)[0].getPersonal()).isEqualTo("Shop Bcc: all@example.com");
    }

    @Test
    void aNameDoesNotTurnTheAddressBesideItAround() throws Exception {
        var header = MailHeaders.mailbox("Shop \u202e<moc.live@pohs>\u2066", ADDRESS);

        assertThat(InternetAddress.parse(header, true)[0].getPersonal()).isEqualTo("Shop <moc.live@pohs>");
    }

    @ParameterizedTest
    @CsvSource({"'  ', orders@portico.example", "Shop, Shop <orders@portico.example>"})
    void aNameIsLeftOutWhenThereIsNone(String name, String header) {
        assertThat(MailHeaders.mailbox(name, ADDRESS)).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "robin@example.com | true",
                "' robin@example.com ' | true",
                "robin | false",
                "Robin <robin@example.com> | false",
                "robin@example.com,eve@example.com | false",
                "'robin@example.com\r\nBcc: eve@example.com' | false"
            })
    void onlyOneBareAddressIsAnAddress(String text, boolean valid) {
        assertThat(MailHeaders.address(text).isPresent()).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 101, 5000})
    void aLongNameIsCutBetweenCharacters(int length) throws Exception {
        var header = MailHeaders.mailbox("🧁".repeat(length), ADDRESS);
        var name = InternetAddress.parse(header, true)[0].getPersonal();
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(4 * Math.min(length, 100));
    }
}
