package dev.portico.portal.console;

import dev.portico.portal.client.ChargeRun;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What templates/consoleCharges.html shows: the runs so far, and the way to another one.
 *
 * @param wish null for those who may only read
 * @param more where earlier runs are; null at the end
 */
public record ChargeListPage(Frame frame, ConsoleNav nav, @Nullable Wish wish, List<Row> runs, @Nullable String more)
        implements FramedPage {

    /** @param fault what is wrong with the number; null for nothing */
    public record Wish(String scope, String count, @Nullable String fault) {}

    public record Row(String href, String title, String when, String state, String tone, List<String> outcomes) {}

    static ChargeListPage of(ConsoleView view, ChargeRun.Listed listed, @Nullable Wish wish) {
        return new ChargeListPage(
                view.frame("Charges"),
                view.nav(Part.CHARGES),
                wish,
                listed.items().stream().map(run -> row(view, run)).toList(),
                listed.next() == null
                        ? null
                        : "/console/charges?cursor=" + URLEncoder.encode(listed.next(), StandardCharsets.UTF_8));
    }

    private static Row row(ConsoleView view, ChargeRun run) {
        return new Row(
                "/console/charges/" + run.id(),
                PaymentWords.scope(run.scope()),
                view.moment(Objects.requireNonNull(run.createdAt())),
                run.finished() ? "Done" : "Under way",
                run.finished() ? "plain" : "warn",
                outcomes(view, run));
    }

    /** "3 paid, $191.25". */
    static List<String> outcomes(ConsoleView view, ChargeRun run) {
        return run.outcomes().isEmpty()
                ? List.of("No order owed something and had a card on file.")
                : run.outcomes().stream()
                        .map(outcome -> view.number(outcome.count()) + " "
                                + PaymentWords.charge(outcome.status()).toLowerCase(ConsoleView.LANGUAGE) + ", "
                                + view.money(outcome.currency(), outcome.amountMinor()))
                        .collect(Collectors.toUnmodifiableList());
    }
}
