package dev.portico.portal.page;

import dev.portico.kit.text.Languages;
import dev.portico.portal.page.OrderPage.News;
import dev.portico.portal.page.OrderPage.Statement;
import dev.portico.portal.view.domain.Listing;
import dev.portico.portal.view.domain.Listing.Expected;
import dev.portico.portal.view.domain.OrderExcerpt.Awaited;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import dev.portico.portal.view.domain.PreOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to say of items that aren't there yet: when they are expected, and what the shop said about it. */
final class PreOrders {

    private final Visit visit;
    private final List<Awaited> awaited;

    PreOrders(Visit visit) {
        this.visit = visit;
        this.awaited = visit.view().order().awaited();
    }

    /** Said beside an item; null when it is bought now, or shipped already. */
    @Nullable
    String tag(Line line) {
        return awaited.stream()
                .filter(candidate -> candidate.line().equals(line))
                .findFirst()
                .map(found -> tag(found.preOrder()))
                .orElse(null);
    }

    /** Whether something has to come in before it can be shipped. */
    boolean areWaitedFor() {
        return awaited.stream().anyMatch(candidate -> !candidate.preOrder().released());
    }

    /** One block per pre-order that is not all shipped, in the order of its lines. */
    List<News> news() {
        var perListing = new LinkedHashMap<Object, PreOrder>();
        awaited.forEach(candidate -> perListing.putIfAbsent(candidate.preOrder().listingId(), candidate.preOrder()));
        var areSeveral = perListing.size() > 1;
        return perListing.values().stream()
                .map(preOrder -> news(preOrder, areSeveral))
                .toList();
    }

    /** The lines whose day is known and that wait for it, with their days. */
    Map<Line, Expected> expected() {
        var known = new LinkedHashMap<Line, Expected>();
        for (var candidate : awaited) {
            var expected = expected(candidate.preOrder());
            if (expected.isKnown() && !candidate.preOrder().released()) {
                known.put(candidate.line(), expected);
            }
        }
        return known;
    }

    private String tag(PreOrder preOrder) {
        return preOrder.released()
                ? visit.text("preorder.released")
                : visit.text("preorder.tag", Map.of("when", words(expected(preOrder))));
    }

    private News news(PreOrder preOrder, boolean isOneOfSeveral) {
        var listing = visit.view().listing(preOrder.listingId());
        var statements = listing.stream()
                .flatMap(known -> known.statements().stream())
                .map(this::statement)
                .flatMap(Optional::stream)
                .toList();
        return new News(
                visit.text(statements.isEmpty() ? "news.none" : "news.title"),
                isOneOfSeveral ? listing.map(Listing::title).orElse(null) : null,
                preOrder.released() ? visit.text("news.released") : words(expected(preOrder)),
                statements.isEmpty() ? null : statements.get(0),
                statements.stream().skip(1).toList());
    }

    Optional<Statement> statement(Listing.Statement statement) {
        var languages = Stream.of(visit.formats().locale(), visit.shop().defaultLocale())
                .flatMap(Languages::tags)
                .toList();
        return statement
                .in(languages)
                .map(words -> new Statement(
                        words.language(),
                        words.text(),
                        Lines.isFilled(statement.reason()) ? statement.reason() : null,
                        visit.formats().dayOf(statement.publishedAt()),
                        statement.publishedAt().toString()));
    }

    /** What the shop says now, which may be later than what it said when the item was ordered. */
    private Expected expected(PreOrder preOrder) {
        return visit.view()
                .listing(preOrder.listingId())
                .map(Listing::expected)
                .filter(Expected::isKnown)
                .orElse(new Expected(preOrder.expectedFrom(), preOrder.expectedTo()));
    }

    String words(Expected expected) {
        var formats = visit.formats();
        var from = expected.from();
        var to = expected.to();
        if (from != null && to != null) {
            return from.equals(to)
                    ? formats.shortDay(from)
                    : visit.text(
                            "expected.between", Map.of("from", formats.shortDay(from), "to", formats.shortDay(to)));
        }
        if (from != null) {
            return visit.text("expected.from", Map.of("day", formats.shortDay(from)));
        }
        return to == null
                ? visit.text("expected.open")
                : visit.text("expected.by", Map.of("day", formats.shortDay(to)));
    }
}
