package dev.portico.portal.address.domain;

import static dev.portico.portal.address.domain.AddressField.CITY;
import static dev.portico.portal.address.domain.AddressField.COMPANY;
import static dev.portico.portal.address.domain.AddressField.COUNTRY;
import static dev.portico.portal.address.domain.AddressField.FIRST_NAME;
import static dev.portico.portal.address.domain.AddressField.LAST_NAME;
import static dev.portico.portal.address.domain.AddressField.MORE;
import static dev.portico.portal.address.domain.AddressField.PHONE;
import static dev.portico.portal.address.domain.AddressField.POSTAL_CODE;
import static dev.portico.portal.address.domain.AddressField.PROVINCE;
import static dev.portico.portal.address.domain.AddressField.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.portal.address.AddressFormats;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AddressFormatTest {

    @ParameterizedTest(name = "{0} for a reader of {1}")
    @MethodSource("countries")
    void aCountryHasItsFieldsInItsOrder(
            String country, String reader, List<AddressField> place, Set<AddressField> required) {
        var format = AddressFormats.of(country);
        var script = format.scriptFor(Locale.forLanguageTag(reader));

        assertThat(format.fields(script)).startsWith(COUNTRY).endsWith(PHONE).containsSubsequence(place);
        assertThat(format.fields(script))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(COUNTRY, FIRST_NAME, LAST_NAME, COMPANY, PHONE), place.stream())
                                .toList());
        assertThat(format.required()).isEqualTo(required);
    }

    static Stream<Arguments> countries() {
        var cityProvinceCode = List.of(STREET, MORE, CITY, PROVINCE, POSTAL_CODE);
        var codeCity = List.of(STREET, MORE, POSTAL_CODE, CITY);
        var all = Set.of(STREET, CITY, PROVINCE, POSTAL_CODE);
        var withoutProvince = Set.of(STREET, CITY, POSTAL_CODE);
        return Stream.of(
                arguments("US", "en", cityProvinceCode, all),
                arguments("DE", "de", codeCity, withoutProvince),
                arguments("GB", "en", List.of(STREET, MORE, CITY, POSTAL_CODE), withoutProvince),
                arguments(
                        "JP",
                        "ja",
                        List.of(POSTAL_CODE, PROVINCE, CITY, STREET, MORE),
                        Set.of(STREET, PROVINCE, POSTAL_CODE)),
                arguments("JP", "en", cityProvinceCode, Set.of(STREET, PROVINCE, POSTAL_CODE)),
                arguments("BR", "pt-BR", cityProvinceCode, all),
                arguments("CN", "zh-Hans", List.of(POSTAL_CODE, PROVINCE, CITY, STREET, MORE), all),
                arguments("CN", "de", cityProvinceCode, all),
                arguments("IE", "en", cityProvinceCode, Set.of()),
                arguments("IN", "en", List.of(STREET, MORE, CITY, POSTAL_CODE, PROVINCE), all),
                arguments("HK", "zh-Hant", List.of(PROVINCE, CITY, STREET, MORE), Set.of(STREET, PROVINCE)),
                arguments("HK", "en", List.of(STREET, MORE, CITY, PROVINCE), Set.of(STREET, PROVINCE)),
                arguments("AE", "ar", List.of(STREET, MORE, CITY, PROVINCE), Set.of(STREET, PROVINCE)),
                arguments("FR", "fr", codeCity, withoutProvince),
                arguments("SG", "en", List.of(STREET, MORE, CITY, POSTAL_CODE), Set.of(STREET, POSTAL_CODE)),
                // Its departments have no names in the data, so none is asked for.
                arguments("UZ", "en", List.of(STREET, MORE, POSTAL_CODE, CITY), Set.of()),
                arguments("AO", "en", List.of(STREET, MORE, CITY), Set.of(STREET, CITY)),
                arguments("", "en", List.of(STREET, MORE, CITY), Set.of(STREET, CITY)));
    }

    @ParameterizedTest
    @CsvSource({
        "JP, ja, LAST_NAME",
        "JP, en, FIRST_NAME",
        "CN, zh-Hant, LAST_NAME",
        "DE, ja, FIRST_NAME",
        "KR, ko, LAST_NAME"
    })
    void theFamilyNameIsFirstWhereItIs(String country, String reader, AddressField first) {
        var format = AddressFormats.of(country);
        assertThat(format.fields(format.scriptFor(Locale.forLanguageTag(reader)))
                        .get(1))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "US, zip, state, -",
                "DE, -, -, -",
                "GB, postcode, -, postTown",
                "JP, -, prefecture, -",
                "BR, -, state, -",
                "CN, -, province, -",
                "IE, eircode, county, -",
                "IN, pin, state, -",
                "HK, -, area, district",
                "AE, -, emirate, -",
                "FR, -, -, -",
                "KR, -, doSi, -",
                "UA, -, oblast, -",
                "CO, -, department, -"
            })
    void fieldsAreCalledWhatTheyAreThere(String country, String postalCode, String province, String city) {
        var kinds = AddressFormats.of(country).kinds();
        assertThat(kinds.get(POSTAL_CODE)).isEqualTo(postalCode);
        assertThat(kinds.get(PROVINCE)).isEqualTo(province);
        assertThat(kinds.get(CITY)).isEqualTo(city);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("addresses")
    void anAddressIsWrittenAsItsCountryDoes(
            String country, String name, Map<AddressField, String> address, List<String> expected) {
        assertThat(AddressFormats.of(country).write(address)).isEqualTo(expected);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                written(
                        "US",
                        "with its state",
                        at("12 Harbor Street", "Springfield", "IL", "62701"),
                        "12 Harbor Street",
                        "Springfield, IL 62701"),
                written(
                        "US",
                        "the shop's way",
                        at("12 Harbor Street", "Springfield", "US-IL", "62701"),
                        "12 Harbor Street",
                        "Springfield, IL 62701"),
                written(
                        "US",
                        "without a state",
                        at("12 Harbor Street", "Springfield", "", "62701"),
                        "12 Harbor Street",
                        "Springfield 62701"),
                written(
                        "US",
                        "without a city",
                        at("12 Harbor Street", "", "IL", "62701"),
                        "12 Harbor Street",
                        "IL 62701"),
                written("US", "without all", at("12 Harbor Street", "", "", ""), "12 Harbor Street"),
                written(
                        "DE",
                        "code first",
                        at("Lindenstraße 4", "Berlin", "", "10969"),
                        "Lindenstraße 4",
                        "10969 Berlin"),
                written(
                        "DE",
                        "no province",
                        at("Lindenstraße 4", "Berlin", "BE", "10969"),
                        "Lindenstraße 4",
                        "10969 Berlin"),
                written(
                        "GB",
                        "code last",
                        at("1 Mill Lane", "Leeds", "", "ls1 4ap"),
                        "1 Mill Lane",
                        "Leeds",
                        "LS1 4AP"),
                written(
                        "BR",
                        "with a hyphen",
                        at("Rua Augusta 5", "São Paulo", "SP", "01310-100"),
                        "Rua Augusta 5",
                        "São Paulo-SP",
                        "01310-100"),
                written(
                        "IE",
                        "county and Eircode",
                        at("3 Quay Street", "Galway", "G", "H91 XY12"),
                        "3 Quay Street",
                        "Galway",
                        "Co. Galway",
                        "H91 XY12"),
                written(
                        "IN",
                        "state last",
                        at("4 MG Road", "Pune", "MH", "411001"),
                        "4 MG Road",
                        "Pune 411001",
                        "Maharashtra"),
                written(
                        "FR",
                        "code first",
                        at("7 rue des Lilas", "Paris", "", "75011"),
                        "7 rue des Lilas",
                        "75011 Paris"),
                written("CH", "with its sign", at("Hofweg 2", "Zürich", "", "8001"), "Hofweg 2", "CH-8001 Zürich"),
                written("CH", "with it once", at("Hofweg 2", "Zürich", "", "ch-8001"), "Hofweg 2", "ch-8001 Zürich"),
                written("CH", "not without a code", at("Hofweg 2", "Zürich", "", ""), "Hofweg 2", "Zürich"),
                written(
                        "HK",
                        "in Latin letters",
                        at("8 Nathan Road", "Mong Kok", "Kowloon", ""),
                        "8 Nathan Road",
                        "Mong Kok",
                        "Kowloon"),
                written(
                        "HK",
                        "with a code it has not",
                        at("8 Nathan Road", "Mong Kok", "Kowloon", "999077"),
                        "8 Nathan Road",
                        "Mong Kok",
                        "Kowloon",
                        "999077"),
                written(
                        "JP",
                        "in Latin letters",
                        at("1-1 Chiyoda", "Chiyoda-ku", "13", "100-0001"),
                        "1-1 Chiyoda, Chiyoda-ku, Tokyo",
                        "100-0001"),
                written("XX", "not known", at("1 Way", "Town", "", "1234"), "1 Way", "Town", "1234"),
                arguments(
                        "JP",
                        "in its own letters",
                        address("太郎", "山田", "千代田1-1", "千代田区", "JP-13", "100-0001"),
                        List.of("山田 太郎", "〒100-0001", "東京都千代田区", "千代田1-1")),
                arguments(
                        "CN",
                        "in its own letters",
                        address("伟", "王", "中关村大街1号", "北京市", "BJ", "100080"),
                        List.of("王 伟", "100080", "北京市北京市", "中关村大街1号")),
                arguments(
                        "AE",
                        "in its own letters",
                        address("ليلى", "حداد", "شارع الواحة 12", "دبي", "DU", ""),
                        List.of("ليلى حداد", "شارع الواحة 12", "دبي", "إمارة دبيّ")),
                arguments(
                        "AE",
                        "in Latin letters",
                        address("Layla", "Haddad", "12 Oasis Street", "Dubai", "DU", ""),
                        List.of("Layla Haddad", "12 Oasis Street", "Dubai", "Dubai")));
    }

    @Test
    void companyAndMoreOfTheStreetHaveLinesOfTheirOwn() {
        var address = address("Robin", "Reyes", "12 Harbor Street", "Springfield", "IL", "62701");
        address.put(COMPANY, "Northwind");
        address.put(MORE, "Apt 3");
        assertThat(AddressFormats.of("US").write(address))
                .containsExactly("Robin Reyes", "Northwind", "12 Harbor Street", "Apt 3", "Springfield, IL 62701");
    }

    private static Arguments written(String country, String name, Map<AddressField, String> address, String... place) {
        return arguments(
                country,
                name,
                address,
                Stream.concat(Stream.of("Robin Reyes"), Stream.of(place)).toList());
    }

    private static Map<AddressField, String> at(String street, String city, String province, String code) {
        return address("Robin", "Reyes", street, city, province, code);
    }

    private static Map<AddressField, String> address(
            String first, String last, String street, String city, String province, String code) {
        return new EnumMap<>(Map.of(
                FIRST_NAME, first, LAST_NAME, last, STREET, street, CITY, city, PROVINCE, province, POSTAL_CODE, code));
    }
}
