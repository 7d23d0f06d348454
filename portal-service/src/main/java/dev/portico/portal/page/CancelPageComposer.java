package dev.portico.portal.page;

import dev.portico.kit.id.Ids;
import dev.portico.portal.client.CancelPreview;
import dev.portico.portal.client.CancelPreview.LineRefund;
import dev.portico.portal.page.CancelPage.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the page that cancels: what comes back and what the shop keeps stand before the button. */
final class CancelPageComposer {

    /** What a shop asks that did not say what to ask. */
    private static final List<String> REASONS =
            List.of("CHANGED_MIND", "ORDERED_BY_MISTAKE", "FOUND_CHEAPER", "DELIVERY_TOO_LATE", "OTHER");

    private final Posted posted;
    private final Visit visit;
    private final List<UUID> chosen;
    private final CancelPreview preview;

    /** @param chosen the items to cancel; empty for the whole order */
    CancelPageComposer(Posted posted, List<UUID> chosen, CancelPreview preview) {
        this.posted = posted;
        this.visit = posted.visit();
        this.chosen = chosen;
        this.preview = preview;
    }

    CancelPage compose(Flow flow, @Nullable String fault) {
        var asks = preview.asksTheShop();
        return new CancelPage(
                flow.frame(visit, headline(), "/cancel"),
                visit.orderTitle(),
                headline(),
                preview.violations().isEmpty() ? null : Sentences.first(visit, preview.violations(), "reason.other"),
                fault,
                outcome(),
                refundTexts(),
                sums(),
                visit.hrefIn("/cancel", null),
                visit.lang(),
                choices(),
                chosen.stream().map(UUID::toString).toList(),
                visit.href("/cancel"),
                visit.href(""),
                preview.version(),
                Ids.next().toString(),
                asks ? visit.text("cancel.request.text") : null,
                reasons(),
                posted.value("comment"),
                visit.text(asks ? "cancel.reason.ask" : "cancel.reason"),
                button(),
                visit.text(asks ? "cancel.request.last" : "cancel.final"));
    }

    private String outcome() {
        var asks = preview.asksTheShop();
        if (preview.refundDueMinor() > 0) {
            var amount = Map.of("amount", visit.money(preview.refundDueMinor()));
            return visit.text(asks ? "cancel.refund.asked" : "cancel.refund", amount);
        }
        if (preview.notTakenMinor() > 0) {
            var amount = Map.of("amount", visit.money(preview.notTakenMinor()));
            return visit.text(asks ? "cancel.notTaken.asked" : "cancel.notTaken", amount);
        }
        return visit.text("cancel.noRefund");
    }

    private String headline() {
        var number = Map.of("number", visit.view().order().number());
        if (preview.asksTheShop()) {
            return visit.text("cancel.request.title", number);
        }
        return chosen.isEmpty()
                ? visit.text("cancel.title", number)
                : visit.text("cancel.items.title", Map.of("count", chosen.size()));
    }

    private String button() {
        if (preview.asksTheShop()) {
            return visit.text("cancel.request.confirm");
        }
        return chosen.isEmpty()
                ? visit.text("cancel.confirm")
                : visit.text("cancel.items.confirm", Map.of("count", chosen.size()));
    }

    private List<String> refundTexts() {
        var texts = new ArrayList<String>();
        if (preview.feeMinor() > 0) {
            texts.add(visit.text("cancel.fee.text", Map.of("amount", visit.money(preview.feeMinor()))));
        }
        if (preview.refundDueMinor() > 0) {
            texts.add(visit.text("cancel.refund.text"));
        }
        return texts;
    }

    private List<Sums.Row> sums() {
        var sums = new ArrayList<Sums.Row>();
        sums.add(new Sums.Row(visit.text("cancel.total"), visit.money(preview.totalMinor()), ""));
        sums.add(Sums.covered(visit, "cancel.paid", preview.paidMinor()));
        if (preview.feeMinor() > 0) {
            sums.add(new Sums.Row(visit.text("cancel.fee"), visit.money(preview.feeMinor()), ""));
        }
        sums.addAll(Sums.back(visit, preview.refundDueMinor(), preview.notTakenMinor()));
        return sums;
    }

    /** One item alone is the whole order, unless another one has to stay. */
    private List<Choice> choices() {
        var choices = preview.lines().stream().flatMap(this::choice).toList();
        return choices.size() > 1 || !chosen.isEmpty() || isRefusedForAPart() ? choices : List.of();
    }

    private boolean isRefusedForAPart() {
        return !preview.violations().isEmpty()
                && preview.violations().stream().allMatch(violation -> "NOT_CANCELABLE".equals(violation.code()));
    }

    private Stream<Choice> choice(LineRefund line) {
        return visit.view().order().line(line.lineId()).stream()
                .map(item -> new Choice(
                        item.id().toString(),
                        item.title(),
                        Lines.options(item),
                        Lines.picture(item.imageUrl()),
                        back(line),
                        chosen.contains(item.id())));
    }

    private String back(LineRefund line) {
        return line.refundMinor() == 0 && line.notTakenMinor() > 0
                ? visit.text("cancel.items.notTaken", Map.of("amount", visit.money(line.notTakenMinor())))
                : visit.text("cancel.items.refund", Map.of("amount", visit.money(line.refundMinor())));
    }

    private List<EditPage.Choice> reasons() {
        return (preview.reasons().isEmpty() ? REASONS : preview.reasons())
                .stream()
                        .map(reason -> new EditPage.Choice(
                                reason, words(reason), reason.equals(posted.value("reason")), false))
                        .toList();
    }

    /** A reason of the shop's own has no text here: SIZE_TOO_SMALL becomes "Size too small". */
    private String words(String reason) {
        var key = "cancel.reason." + reason;
        if (visit.texts().has(key)) {
            return visit.text(key);
        }
        var words = reason.replace('_', ' ').toLowerCase(visit.formats().locale());
        return words.isEmpty()
                ? reason
                : words.substring(0, 1).toUpperCase(visit.formats().locale()) + words.substring(1);
    }
}
