package dev.portico.portal.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.impl.ValidIdentifiers;
import com.ibm.icu.impl.ValidIdentifiers.Datasubtype;
import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import dev.portico.portal.address.domain.AddressField;
import dev.portico.portal.address.domain.Province;
import dev.portico.portal.address.domain.Script;
import dev.portico.portal.text.Texts;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data as a whole: what is true of every country. */
class AddressFormatsTest {

    /** The armed forces of the United States, which order-edit-service takes besides. */
    private static final Set<String> NOT_OF_ISO = Set.of("AA", "AE", "AP");

    static Set<String> countries() {
        return AddressFormats.countries();
    }

    @Test
    void allButAFewCountriesAreKnown() {
        assertThat(Stream.of(Locale.getISOCountries()).filter(countries()::contains))
                .hasSizeGreaterThan(190);
    }

    @ParameterizedTest
    @MethodSource("countries")
    void whatIsRequiredIsAskedFor(String country) {
        var format = AddressFormats.of(country);
        for (var script : Script.values()) {
            assertThat(format.fields(script))
                    .doesNotHaveDuplicates()
                    .containsAll(format.required())
                    .contains(AddressField.STREET, AddressField.CITY);
        }
    }

    @ParameterizedTest
    @MethodSource("countries")
    void anExampleOfACodeIsOne(String country) {
        var code = AddressFormats.of(country).postalCode();
        assertThat(code == null || code.matches(code.example())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("countries")
    void everyKindOfFieldHasAName(String country) {
        var format = AddressFormats.of(country);
        format.kinds()
                .forEach((field, kind) ->
                        assertThat(Texts.in(Locale.ENGLISH).keys()).contains("field." + field.key() + "." + kind));
    }

    /** It goes by the same list of CLDR, where a country has provinces at all. */
    @ParameterizedTest
    @MethodSource("countries")
    void orderEditServiceTakesEveryProvince(String country) {
        var known = knownCodes(country);
        var codes = AddressFormats.of(country).provinces().stream().map(Province::code);

        assertThat(codes.filter(code -> !known.isEmpty() && !NOT_OF_ISO.contains(code)))
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(known).contains(code.toLowerCase(Locale.ROOT)));
    }

    private static Set<String> knownCodes(String country) {
        var subdivisions = ValidIdentifiers.getData().get(Datatype.subdivision);
        return Stream.of(Datasubtype.regular, Datasubtype.deprecated)
                .flatMap(kind -> Stream.ofNullable(subdivisions.get(kind)))
                .flatMap(data -> Stream.ofNullable(data.subdivisionData.get(country.toLowerCase(Locale.ROOT))))
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }
}
