package dev.portico.portal.view.domain;

import dev.portico.portal.view.domain.OrderExcerpt.Line;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens with a card on file when the later parts of an order fall due. */
public enum CardUse {
    /** It is charged. */
    BY_ITSELF,
    /** The shop decides when: it charges the card then, or asks the customer to pay. */
    WHEN_ASKED,
    /** Some parts are charged by themselves, and about others the shop decides. */
    BOTH;

    /** A pre-order of this type only has its details taken; whatever it costs waits for the shop. */
    private static final String CAPTURE_ONLY = "CAPTURE_ONLY";

    /** @param lines of the order that the plan is for */
    public static CardUse of(Schedule plan, List<Line> lines) {
        var later = plan.chargedLater();
        var asked = later.stream().anyMatch(item -> types(item, lines).contains(CAPTURE_ONLY));
        var byItself = later.stream().anyMatch(item -> !types(item, lines).equals(Set.of(CAPTURE_ONLY)));
        if (asked && byItself) {
            return BOTH;
        }
        return asked ? WHEN_ASKED : BY_ITSELF;
    }

    private static Set<String> types(Schedule.Item item, List<Line> lines) {
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(line.preOrder()))
                .filter(preOrder -> preOrder.listingId().equals(item.listingId()))
                .map(preOrder -> preOrder.type() == null ? "" : preOrder.type())
                .collect(Collectors.toUnmodifiableSet());
    }
}
