package dev.portico.portal.console;

import dev.portico.portal.client.ChargeRun;
import dev.portico.portal.client.ChargeRun.Charge;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What templates/consoleChargeRun.html shows: how far a run has come, and what became of each charge.
 *
 * @param done of how many charges the outcome is known, of {@code all}
 * @param again where the page looks again by itself; null when the run is over
 * @param more where the report goes on; null at the end
 */
public record ChargeRunPage(
        Frame frame,
        ConsoleNav nav,
        String eyebrow,
        String headline,
        String progress,
        long done,
        long all,
        List<String> outcomes,
        List<Row> charges,
        @Nullable String again,
        @Nullable String more)
        implements FramedPage {

    private static final Set<String> UNDER_WAY = Set.of("CREATED", "PENDING", "UNKNOWN");

    public record Row(
            String href,
            String order,
            String state,
            String tone,
            String text,
            @Nullable String method,
            String amount) {}

    /** @param numbers of the orders, as far as they are known here */
    static ChargeRunPage of(
            ConsoleView view, ChargeRun run, ChargeRun.Charges report, boolean isFirst, Map<UUID, String> numbers) {
        var all = count(run, Set.of());
        var left = count(run, UNDER_WAY);
        var href = "/console/charges/" + run.id();
        return new ChargeRunPage(
                view.frame("Charges"),
                view.navBelow(Part.CHARGES),
                view.moment(Objects.requireNonNull(run.createdAt())),
                PaymentWords.scope(run.scope()),
                run.finished()
                        ? "Done: " + view.counted(all, "charge", "charges")
                        : view.number(all - left) + " of " + view.counted(all, "charge", "charges") + " so far",
                all - left,
                all,
                ChargeListPage.outcomes(view, run),
                report.items().stream()
                        .map(charge -> row(view, charge, numbers))
                        .toList(),
                run.finished() || !isFirst ? null : href,
                report.next() == null
                        ? null
                        : href + "?cursor=" + URLEncoder.encode(report.next(), StandardCharsets.UTF_8));
    }

    private static Row row(ConsoleView view, Charge charge, Map<UUID, String> numbers) {
        return new Row(
                "/console/orders/" + charge.orderId() + "/payments",
                numbers.getOrDefault(charge.orderId(), "Order"),
                PaymentWords.charge(charge.status()),
                tone(charge.status()),
                PaymentWords.next(view, charge),
                charge.method(),
                view.money(charge.currency(), charge.amountMinor()));
    }

    private static String tone(String status) {
        return switch (status) {
            case "SUCCEEDED" -> "good";
            case "DECLINED" -> "bad";
            case "REQUIRES_ACTION", "UNKNOWN" -> "warn";
            default -> "plain";
        };
    }

    /** @param states which; empty for all */
    private static long count(ChargeRun run, Set<String> states) {
        return run.outcomes().stream()
                .filter(outcome -> states.isEmpty() || states.contains(outcome.status()))
                .mapToLong(ChargeRun.Outcome::count)
                .sum();
    }
}
