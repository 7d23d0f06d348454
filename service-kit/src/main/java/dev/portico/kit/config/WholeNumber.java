package dev.portico.kit.config;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * Settings that are a whole number within limits, for {@code @WithConverter}. Out of them the service does not start, and
 * says which setting it is. A constraint of bean validation would say the same, but for the first one Quarkus builds a
 * validator before anything else (docs/adr/0021).
 */
public final class WholeNumber {

    /**
     * For a setting's own converter.
     *
     * @param least allowed itself, like {@code most}
     * @throws IllegalArgumentException when the value is no whole number, or out of the limits
     */
    public static Integer between(int least, int most, String value) {
        var number = Integer.valueOf(value.strip());
        if (number < least || number > most) {
            throw new IllegalArgumentException("%d is not between %d and %d".formatted(number, least, most));
        }
        return number;
    }

    /** One or more. */
    public static final class Positive implements Converter<Integer> {

        @Override
        public Integer convert(String value) {
            return between(1, Integer.MAX_VALUE, value);
        }
    }

    /** Rows, or whatever else is handled in one go: from 1 to 1,000. */
    public static final class Chunk implements Converter<Integer> {

        @Override
        public Integer convert(String value) {
            return between(1, 1_000, value);
        }
    }

    private WholeNumber() {}
}
