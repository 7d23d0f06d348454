package dev.portico.portal.console;

import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What templates/consoleUsage.html shows: what is left of the plan, and what customers did on the days asked for. */
public record UsagePage(
        Frame frame,
        ConsoleNav nav,
        Allowance allowance,
        Period period,
        List<Figure> figures,
        UsageChart chart,
        List<Count> actions,
        List<Count> reasons)
        implements FramedPage {

    /**
     * The plan's billing period of now.
     *
     * @param tone of the notice; empty where there is nothing to notice
     * @param limit null without one: then there is no meter either
     */
    public record Allowance(
            String plan, String used, String period, String text, String tone, long count, @Nullable Integer limit) {}

    /** The form of the days. */
    public record Period(Field from, Field to, List<Choice> choices, String shown, @Nullable String instead) {}

    public record Field(String value, @Nullable String fault) {}

    /** A period with one click. */
    public record Choice(String label, String href) {}

    public record Figure(String label, String value) {}

    /** How often something was done; {@code of} is where the bar ends. */
    public record Count(String label, String text, long count, long of) {}
}
