package dev.portico.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a page to WCAG 2.2 AA as far as axe-core can tell. Needs a browser that runs scripts. */
public final class Accessibility {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** All there are about colors. */
    private static final List<String> COLORS = List.of("color-contrast", "link-in-text-block");

    public static void check(Page page, String name) {
        require(axe(page).withTags(RULES), name);
    }

    /** Of a page that was checked whole, and now has other colors. */
    public static void checkColors(Page page, String name) {
        require(axe(page).withRules(COLORS), name);
    }

    private static AxeBuilder axe(Page page) {
        // Legacy: without a second page, whose blank address has no part in what is checked.
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static void require(AxeBuilder axe, String name) {
        assertThat(axe.analyze().getViolations())
                .extracting(Accessibility::told)
                .as(name)
                .isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    private Accessibility() {}
}
