package dev.portico.portal.page;

import dev.portico.portal.client.Addable;
import dev.portico.portal.client.Preview;
import dev.portico.portal.client.Preview.LineOptions;
import dev.portico.portal.client.Preview.Variant;
import dev.portico.portal.page.EditPage.AddressPart;
import dev.portico.portal.page.EditPage.Choice;
import dev.portico.portal.page.EditPage.FieldsPart;
import dev.portico.portal.page.EditPage.NotePart;
import dev.portico.portal.page.EditPage.Picked;
import dev.portico.portal.page.EditPage.Quantity;
import dev.portico.portal.page.EditPage.RatesPart;
import dev.portico.portal.page.EditPage.Remove;
import dev.portico.portal.page.EditPage.Replace;
import dev.portico.portal.page.EditPage.Stale;
import dev.portico.portal.page.EditPage.Variants;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import dev.portico.portal.view.domain.OrderExcerpt.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the edit form over the order as order-edit-service has it now, keeping what was typed. */
final class EditPageComposer {

    /** A limit that nobody comes near is no help to know. */
    private static final int LARGEST_HINT = 999;

    private final Visit visit;
    private final OrderExcerpt order;
    private final Preview preview;
    private final EditForm form;
    private final Findings findings;
    private final Allowances allowances;

    /** @param visit with the order the preview was made for */
    EditPageComposer(Visit visit, Preview preview, EditForm form, Findings findings) {
        this.visit = visit;
        this.order = visit.view().order();
        this.preview = preview;
        this.form = form;
        this.findings = findings;
        this.allowances = new Allowances(visit);
    }

    EditPage compose(Assets assets) {
        return compose(assets, null, null, null);
    }

    EditPage compose(Assets assets, Stale stale) {
        return compose(assets, stale, null, null);
    }

    /** @param found what the step's search found; null when it was no search */
    EditPage compose(Assets assets, Staging step, @Nullable Addable found) {
        return compose(assets, null, step, found);
    }

    private EditPage compose(Assets assets, @Nullable Stale stale, @Nullable Staging step, @Nullable Addable found) {
        var search = new ItemSearch(visit, form, findings);
        return new EditPage(
                Frame.of(visit, assets, visit.text("edit.title"), "/edit"),
                eyebrow(),
                visit.href("/edit/review"),
                visit.href("/edit/review"),
                visit.href("/edit/items"),
                step == null ? null : step.touched(),
                visit.href(""),
                form.base().encode(),
                order.keptLines().stream().map(this::line).toList(),
                search.added(),
                search.part(allowances.allows(Allowances.ADD), preview, step == null ? null : step.search(), found),
                allowances.allows(Allowances.CONTACT) ? new FieldsPart(ContactFields.of(visit, form, findings)) : null,
                allowances.allows(Allowances.ADDRESS) ? address() : null,
                allowances.allows(Allowances.SHIPPING) && !preview.rates().isEmpty() ? rates() : null,
                allowances.allows(Allowances.NOTE) ? note() : null,
                allowances.editRefusals(),
                findings.isEmpty() ? null : visit.text("edit.faults", Map.of("count", findings.count())),
                findings.all(),
                stale,
                Changes.of(visit, preview, Findings.none()));
    }

    private String eyebrow() {
        var window = order.editWindow();
        if (window == null || window.closesAt() == null || !allowances.windowIsOpen()) {
            return visit.text("order.title", Map.of("number", order.number()));
        }
        var left = visit.formats().span(Duration.between(visit.now(), window.closesAt()), visit.texts());
        return visit.text("edit.eyebrow", Map.of("number", order.number(), "span", left));
    }

    private EditPage.Line line(Line line) {
        var options = preview.optionsOf(line.id());
        var replaced = form.replacement(line.id()).isPresent();
        return new EditPage.Line(
                line.id().toString(),
                line.title(),
                Lines.picture(line.imageUrl()),
                Lines.options(line),
                visit.money(line.totalMinor()),
                Lines.properties(line),
                allowances.locks(line),
                form.changes().stream().anyMatch(change -> line.id().equals(change.lineId())),
                !replaced && allowed(line, Allowances.QUANTITY) ? quantity(line, options.orElse(null)) : null,
                !replaced && allowed(line, Allowances.VARIANT) ? variants(line, options.orElse(null)) : null,
                !replaced && allowed(line, Allowances.REMOVE) ? remove(line) : null,
                replaced || allowed(line, Allowances.REPLACE) ? replace(line) : null,
                shipped(line));
    }

    /** Shipped units stay: what is asked for is how many there are in all. */
    private @Nullable String shipped(Line line) {
        return line.fulfilledQuantity() == 0
                ? null
                : visit.text("item.shipped", Map.of("done", line.fulfilledQuantity(), "all", line.quantity()));
    }

    private Replace replace(Line line) {
        return new Replace(
                visit.text("replace.of", Map.of("title", line.title())),
                line.id().toString(),
                form.replacement(line.id()).map(item -> picked(line, item)).orElse(null));
    }

    private Picked picked(Line line, StagedItem item) {
        var name = EditForm.replacementField(line.id());
        return new Picked(
                name,
                item.encode(),
                item.title(),
                item.options(),
                Lines.picture(item.imageUrl()),
                visit.money(item.unitPriceMinor()),
                visit.text("replace.keep.of", Map.of("title", line.title())),
                findings.at(name));
    }

    /** The fresh answer counts; the permissions that came with the order stand in where it has none. */
    private boolean allowed(Line line, String action) {
        if (!allowances.windowIsOpen()) {
            return false;
        }
        var fresh = preview.optionsOf(line.id()).map(LineOptions::actions).orElse(List.of());
        return (fresh.isEmpty() ? known(line.id()) : fresh)
                .stream().anyMatch(permission -> permission.action().equals(action) && permission.allowed());
    }

    private List<Permission> known(UUID lineId) {
        return order.permissions() == null
                ? List.of()
                : order.permissions().lines().stream()
                        .filter(line -> line.lineId().equals(lineId))
                        .flatMap(line -> line.actions().stream())
                        .toList();
    }

    private Quantity quantity(Line line, @Nullable LineOptions options) {
        var name = EditForm.quantityField(line.id());
        var max = options == null ? null : options.maxQuantity();
        return new Quantity(
                name,
                visit.text("edit.quantity.of", Map.of("title", line.title())),
                form.value(name, String.valueOf(line.quantity())),
                Math.max(1, line.fulfilledQuantity()),
                max,
                hint(line, max),
                findings.at(name));
    }

    private @Nullable String hint(Line line, @Nullable Long max) {
        if (line.fulfilledQuantity() > 0) {
            return visit.text("edit.min", Map.of("count", line.fulfilledQuantity()));
        }
        return max == null || max > LARGEST_HINT ? null : visit.text("edit.max", Map.of("count", max));
    }

    private @Nullable Variants variants(Line line, @Nullable LineOptions options) {
        if (options == null || options.variants().size() < 2) {
            return null;
        }
        var name = EditForm.variantField(line.id());
        var selected = form.value(name, line.variantId() == null ? "" : line.variantId());
        return new Variants(
                name,
                visit.text("edit.variant.of", Map.of("title", line.title())),
                options.variants().stream()
                        .map(variant -> choice(variant, line, selected))
                        .toList(),
                findings.at(name));
    }

    private Choice choice(Variant variant, Line line, String selected) {
        var isCurrent = variant.variantId().equals(line.variantId());
        var price = variant.unitPriceMinor() == line.unitPriceMinor() || isCurrent
                ? variant.title()
                : variant.title() + " · " + visit.money(variant.unitPriceMinor());
        var soldOut = !variant.available() && !isCurrent;
        return new Choice(
                variant.variantId(),
                soldOut ? visit.text("edit.variant.soldOut", Map.of("title", variant.title())) : price,
                variant.variantId().equals(selected),
                soldOut);
    }

    private Remove remove(Line line) {
        var name = EditForm.removeField(line.id());
        return new Remove(
                name,
                visit.text("edit.remove.of", Map.of("title", line.title())),
                form.isChecked(name),
                findings.at(name));
    }

    /** An order without an address has none to change. */
    private @Nullable AddressPart address() {
        return form.base().address().isEmpty() ? null : new AddressFields(visit, form, findings).part();
    }

    private RatesPart rates() {
        var selected = form.value(EditForm.RATE, form.base().rate());
        var rates = preview.rates().stream()
                .map(rate -> new EditPage.Rate(
                        rate.rateId(),
                        rate.title(),
                        visit.money(rate.priceMinor()),
                        rate.rateId().equals(selected)))
                .toList();
        return new RatesPart(EditForm.RATE, rates, findings.at(EditForm.RATE));
    }

    private NotePart note() {
        return new NotePart(EditForm.NOTE, form.value(EditForm.NOTE, form.base().note()), findings.at(EditForm.NOTE));
    }
}
