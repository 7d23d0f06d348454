package dev.portico.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

    @ConfigMapping(prefix = "bakery")
    interface Bakery {

        @WithConverter(Ovens.class)
        int ovens();

        final class Ovens implements Converter<Integer> {

            @Override
            public Integer convert(String value) {
                return WholeNumber.between(2, 4, value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", " 4 "})
    void withinItsLimitsANumberIsTaken(String ovens) {
        assertThat(read(ovens).ovens()).isEqualTo(Integer.parseInt(ovens.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "-2", "3.5", "three", "99999999999"})
    void anythingElseIsRefusedAtStartByTheSettingsName(String ovens) {
        assertThatThrownBy(() -> read(ovens)).hasStackTraceContaining("bakery.ovens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void aPositiveNumberBeginsAtOne(String number) {
        assertThatThrownBy(() -> new WholeNumber.Positive().convert(number))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new WholeNumber.Positive().convert("1")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001"})
    void aChunkHasUpToAThousandRows(String rows) {
        assertThatThrownBy(() -> new WholeNumber.Chunk().convert(rows)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new WholeNumber.Chunk().convert("1000")).isEqualTo(1_000);
    }

    private static Bakery read(String ovens) {
        return new SmallRyeConfigBuilder()
                .withMapping(Bakery.class)
                .withDefaultValue("bakery.ovens", ovens)
                .build()
                .getConfigMapping(Bakery.class);
    }
}
