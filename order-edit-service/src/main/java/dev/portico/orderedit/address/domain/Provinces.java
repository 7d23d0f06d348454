package dev.portico.orderedit.address.domain;

import com.ibm.icu.impl.ValidIdentifiers;
import com.ibm.icu.impl.ValidIdentifiers.Datasubtype;
import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The provinces of each country by ISO 3166-2, as CLDR keeps them. Shops write them with the country or without: {@code CA} and
 * {@code US-CA} mean the same here. A code that was in force once still means its province.
 */
public final class Provinces {

    private static final Set<Datasubtype> KNOWN = EnumSet.of(Datasubtype.regular, Datasubtype.deprecated);

    /** What the post takes for provinces though no standard does: the armed forces of the United States. */
    private static final Map<String, Set<String>> ALSO = Map.of("US", Set.of("AA", "AE", "AP"));

    /** The ISO code of a province without its country; empty if the country has no such province. */
    public static Optional<String> code(String countryCode, String province) {
        var country = canonical(countryCode);
        var code = withoutCountry(country, canonical(province));
        boolean known = ALSO.getOrDefault(country, Set.of()).contains(code)
                || codes(country).anyMatch(codes -> codes.contains(code.toLowerCase(Locale.ROOT)));
        return known ? Optional.of(code) : Optional.empty();
    }

    /** Whether the country has provinces that are known. */
    public static boolean knownIn(String countryCode) {
        return codes(canonical(countryCode)).findAny().isPresent();
    }

    /** Whether two ways of writing mean the same province of a country; an unknown one is only itself. */
    public static boolean same(String countryCode, @Nullable String one, @Nullable String other) {
        return written(countryCode, one).equals(written(countryCode, other));
    }

    private static String written(String countryCode, @Nullable String province) {
        return province == null ? "" : withoutCountry(canonical(countryCode), canonical(province));
    }

    private static String canonical(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    private static String withoutCountry(String country, String province) {
        var prefix = country + "-";
        return province.startsWith(prefix) ? province.substring(prefix.length()) : province;
    }

    private static Stream<Set<String>> codes(String country) {
        return Stream.ofNullable(ValidIdentifiers.getData().get(Datatype.subdivision))
                .flatMap(data -> data.entrySet().stream())
                .filter(entry -> KNOWN.contains(entry.getKey()))
                .flatMap(entry -> Stream.ofNullable(entry.getValue().subdivisionData))
                .flatMap(byCountry -> Stream.ofNullable(byCountry.get(country.toLowerCase(Locale.ROOT))));
    }

    private Provinces() {}
}
