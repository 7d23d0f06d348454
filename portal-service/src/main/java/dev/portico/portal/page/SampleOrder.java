package dev.portico.portal.page;

import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Customer;
import dev.portico.portal.view.domain.OrderExcerpt.EditWindow;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import dev.portico.portal.view.domain.OrderExcerpt.Permission;
import dev.portico.portal.view.domain.OrderExcerpt.Permissions;
import dev.portico.portal.view.domain.OrderExcerpt.Totals;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.PaymentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** An order that nobody placed, to look at: two items that may be changed, all paid. It belongs to no one. */
final class SampleOrder {

    private static final long FIRST_MINOR = 4_900;
    private static final long SECOND_MINOR = 2_450;

    private static final Duration PLACED_AGO = Duration.ofMinutes(15);
    private static final Duration LEFT = Duration.ofMinutes(45);

    static OrderView view(String currency, Texts texts, Instant now) {
        var lines = List.of(line(1, 1, FIRST_MINOR, texts), line(2, 2, SECOND_MINOR, texts));
        var total = lines.stream().mapToLong(Line::totalMinor).sum();
        return new OrderView(
                order(currency, lines, total, now),
                1,
                new Balance(currency, total, total, 0, 0, 0, 0),
                1,
                null,
                PaymentFacts.NONE,
                List.of(),
                List.of(),
                List.of(),
                1);
    }

    private static OrderExcerpt order(String currency, List<Line> lines, long total, Instant now) {
        return new OrderExcerpt(
                new UUID(0, 0),
                "#1001",
                1,
                "OPEN",
                now.minus(PLACED_AGO),
                null,
                currency,
                true,
                new Customer(null, null, null, null, null),
                null,
                lines,
                null,
                List.of(),
                new Totals(total, 0, 0, 0, 0, 0, total),
                null,
                "UNFULFILLED",
                null,
                List.of(),
                new EditWindow(now.plus(LEFT), false),
                null,
                new Permissions(allowed(), List.of()),
                null,
                null,
                null,
                List.of());
    }

    private static List<Permission> allowed() {
        return Stream.of(Allowances.QUANTITY, Allowances.ADD, Allowances.ADDRESS, Allowances.NOTE, Allowances.CANCEL)
                .map(action -> new Permission(action, true, List.of()))
                .toList();
    }

    private static Line line(int number, int quantity, long priceMinor, Texts texts) {
        var total = quantity * priceMinor;
        return new Line(
                new UUID(0, number),
                "PRODUCT",
                null,
                texts.of("preview.item", Map.of("number", number)),
                null,
                List.of(),
                null,
                quantity,
                quantity,
                0,
                priceMinor,
                total,
                0,
                total,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private SampleOrder() {}
}
