package dev.portico.portal.view.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.view.domain.OrderExcerpt.Line;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What customers are told about their card: what payment-service does with it. */
class CardUseTest {

    private static final UUID COAT = UUID.randomUUID();
    private static final UUID LAMP = UUID.randomUUID();

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void use(String situation, List<Schedule.Item> items, List<Line> lines, CardUse expected) {
        assertThat(CardUse.of(new Schedule(1, "USD", items), lines)).isEqualTo(expected);
    }

    static Stream<Arguments> orders() {
        var captured = line(COAT, "CAPTURE_ONLY");
        var later = line(LAMP, "CHARGE_LATER");
        return Stream.of(
                row("charged later", List.of(rest(LAMP, 5000, 0)), List.of(later), CardUse.BY_ITSELF),
                row("only captured", List.of(rest(COAT, 5000, 0)), List.of(captured), CardUse.WHEN_ASKED),
                row(
                        "one of each",
                        List.of(rest(COAT, 5000, 0), rest(LAMP, 5000, 0)),
                        List.of(captured, later),
                        CardUse.BOTH),
                row(
                        "the captured one is paid",
                        List.of(rest(COAT, 5000, 5000), rest(LAMP, 5000, 0)),
                        List.of(captured, later),
                        CardUse.BY_ITSELF),
                row(
                        "the captured one is paid but for a cent",
                        List.of(rest(COAT, 5000, 4999), rest(LAMP, 5000, 0)),
                        List.of(captured, later),
                        CardUse.BOTH),
                row(
                        "what was bought now counts for nothing",
                        List.of(item("AT_ONCE", null, 5000, 0), rest(COAT, 5000, 0)),
                        List.of(captured),
                        CardUse.WHEN_ASKED),
                row(
                        "one listing on both terms",
                        List.of(rest(COAT, 5000, 0)),
                        List.of(captured, line(COAT, "CHARGE_LATER")),
                        CardUse.BOTH),
                row("terms that are not known", List.of(rest(COAT, 5000, 0)), List.of(), CardUse.BY_ITSELF),
                row("nothing later", List.of(), List.of(captured), CardUse.BY_ITSELF));
    }

    @ParameterizedTest
    @CsvSource({
        "Visa ending 4242, Visa •••• 4242",
        "American Express ending 0005, American Express •••• 0005",
        "Gift card, Gift card",
        "Visa ending 42424, Visa ending 42424"
    })
    void aCardIsKnownByItsLastDigitsInAnyLanguage(String method, String masked) {
        assertThat(new Card(1, method, Instant.EPOCH).masked()).isEqualTo(masked);
    }

    private static Arguments row(String situation, List<Schedule.Item> items, List<Line> lines, CardUse expected) {
        return Arguments.of(situation, items, lines, expected);
    }

    private static Schedule.Item rest(UUID listing, long amount, long paid) {
        return item("REST", listing, amount, paid);
    }

    private static Schedule.Item item(String kind, UUID listing, long amount, long paid) {
        return new Schedule.Item(
                UUID.randomUUID().toString(), kind, 1, 1, listing, amount, paid, null, "STAFF", "OPEN");
    }

    private static Line line(UUID listing, String type) {
        var preOrder = new PreOrder(listing, type, null, false, null, null, null, null, false);
        return new Line(
                UUID.randomUUID(),
                "PRODUCT",
                null,
                "Coat",
                null,
                List.of(),
                null,
                1,
                1,
                0,
                5000,
                5000,
                0,
                5000,
                List.of(),
                List.of(),
                List.of(),
                preOrder);
    }
}
