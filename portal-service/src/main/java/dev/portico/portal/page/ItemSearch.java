package dev.portico.portal.page;

import dev.portico.portal.client.Addable;
import dev.portico.portal.client.Addable.Item;
import dev.portico.portal.client.Addable.Variant;
import dev.portico.portal.client.Preview;
import dev.portico.portal.page.EditPage.AddPart;
import dev.portico.portal.page.EditPage.Choice;
import dev.portico.portal.page.EditPage.Found;
import dev.portico.portal.page.EditPage.Quantity;
import dev.portico.portal.page.EditPage.Results;
import dev.portico.portal.page.EditPage.StagedLine;
import dev.portico.portal.page.Staging.Search;
import dev.portico.portal.view.domain.OrderExcerpt.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of the edit page that looks for items, and those that were picked. */
final class ItemSearch {

    private final Visit visit;
    private final EditForm form;
    private final Findings findings;

    ItemSearch(Visit visit, EditForm form, Findings findings) {
        this.visit = visit;
        this.form = form;
        this.findings = findings;
    }

    List<StagedLine> added() {
        return form.added().stream().map(this::staged).toList();
    }

    /** @param isAllowed whether something may be added; a search for a replacement stays open without */
    @Nullable
    AddPart part(boolean isAllowed, Preview preview, @Nullable Search search, @Nullable Addable found) {
        if (search == null || found == null) {
            return isAllowed && preview.addableExists()
                    ? new AddPart(visit.text("add.title"), "", null, null, false)
                    : null;
        }
        var replaced = search.replacing() == null ? null : form.base().lines().get(search.replacing());
        return new AddPart(
                replaced == null
                        ? visit.text("add.title")
                        : visit.text("replace.title", Map.of("title", replaced.title())),
                search.query(),
                search.replacing() == null ? null : search.replacing().toString(),
                results(search, found, replaced != null),
                true);
    }

    private Results results(Search search, Addable found, boolean replaces) {
        return new Results(
                summary(search, found),
                found.items().stream().map(item -> found(item, replaces)).toList(),
                found.next());
    }

    private String summary(Search search, Addable found) {
        if (!found.items().isEmpty()) {
            return visit.text("add.found", Map.of("count", found.items().size()));
        }
        return search.query().isEmpty()
                ? visit.text("add.nothing")
                : visit.text("add.notFound", Map.of("query", search.query()));
    }

    private Found found(Item item, boolean replaces) {
        var variants =
                item.variants().stream().map(variant -> choice(item, variant)).toList();
        var cheapest = item.variants().stream()
                .mapToLong(Variant::unitPriceMinor)
                .min()
                .orElse(0);
        var isOnePrice = item.variants().stream().allMatch(variant -> variant.unitPriceMinor() == cheapest);
        return new Found(
                item.productId(),
                item.title(),
                Lines.picture(item.imageUrl()),
                isOnePrice ? visit.money(cheapest) : visit.text("add.from", Map.of("price", visit.money(cheapest))),
                Staging.PICK + item.productId(),
                variants,
                variants.stream().allMatch(Choice::disabled),
                visit.text(replaces ? "replace.take" : "add.take"),
                visit.text(replaces ? "replace.take.of" : "add.take.of", Map.of("title", item.title())));
    }

    private Choice choice(Item item, Variant variant) {
        var words = words(variant, item);
        var staged = new StagedItem(
                item.productId(),
                variant.variantId(),
                item.title(),
                item.variants().size() == 1 ? "" : words,
                item.imageUrl(),
                variant.unitPriceMinor());
        var isOnePrice = item.variants().stream().allMatch(other -> other.unitPriceMinor() == variant.unitPriceMinor());
        return new Choice(staged.encode(), label(variant, words, isOnePrice), false, !variant.available());
    }

    private String label(Variant variant, String words, boolean isOnePrice) {
        if (!variant.available()) {
            return visit.text("edit.variant.soldOut", Map.of("title", words));
        }
        return isOnePrice ? words : words + " · " + visit.money(variant.unitPriceMinor());
    }

    private static String words(Variant variant, Item item) {
        var options = variant.options().stream().map(Option::value).collect(Collectors.joining(" · "));
        return !options.isEmpty() ? options : variant.title().isBlank() ? item.title() : variant.title();
    }

    private StagedLine staged(EditForm.Added added) {
        var item = added.item();
        var field = EditForm.addedQuantityField(added.slot());
        return new StagedLine(
                added.slot(),
                item.encode(),
                item.title(),
                item.options(),
                Lines.picture(item.imageUrl()),
                visit.money(item.unitPriceMinor()),
                visit.text("add.drop.of", Map.of("title", item.title())),
                new Quantity(
                        field,
                        visit.text("edit.quantity.of", Map.of("title", item.title())),
                        form.value(field, "1"),
                        1,
                        null,
                        null,
                        findings.at(field)));
    }
}
