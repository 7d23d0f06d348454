package dev.portico.portal.console;

import dev.portico.kit.id.Ids;
import dev.portico.portal.client.ChargeRun;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.console.OrderPaymentsPage.Sum;
import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import dev.portico.portal.page.HiddenField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What templates/consoleCharge.html shows: what cards would be charged, before they are.
 *
 * @param button null where there is nothing to charge
 * @param fields what the button sends
 */
public record ChargeConfirmPage(
        Frame frame,
        ConsoleNav nav,
        String eyebrow,
        String headline,
        String text,
        List<Sum> sums,
        String action,
        List<HiddenField> fields,
        @Nullable String button,
        String back)
        implements FramedPage {

    /** @param token for the form */
    static ChargeConfirmPage ofOrder(ConsoleView view, String number, String href, String token, ChargeRun would) {
        var fields = fields(token);
        fields.add(new HiddenField("do", PaymentForm.CHARGE));
        return of(view, "Order " + number, "Charge the card on file", href, fields, href, would);
    }

    static ChargeConfirmPage ofRun(ConsoleView view, ChargeRun.Wish wish, String token, ChargeRun would) {
        var fields = fields(token);
        fields.add(new HiddenField("scope", wish.scope()));
        if (wish.count() != null) {
            fields.add(new HiddenField("count", wish.count().toString()));
        }
        var which = wish.count() == null
                ? PaymentWords.scope(wish.scope())
                : PaymentWords.scope(wish.scope()) + ", " + view.number(wish.count()) + " at most";
        return of(view, which, "Charge cards on file", "/console/charges", fields, "/console/charges", would);
    }

    private static ChargeConfirmPage of(
            ConsoleView view,
            String eyebrow,
            String headline,
            String action,
            List<HiddenField> fields,
            String back,
            ChargeRun would) {
        var orders =
                would.outcomes().stream().mapToLong(ChargeRun.Outcome::count).sum();
        return new ChargeConfirmPage(
                view.frame(headline),
                view.navBelow(back.startsWith("/console/charges") ? Part.CHARGES : Part.ORDERS),
                eyebrow,
                headline,
                orders == 0 ? nothing() : counted(view, orders),
                would.outcomes().stream()
                        .map(outcome ->
                                new Sum("At most", view.money(outcome.currency(), outcome.amountMinor()), "total"))
                        .toList(),
                action,
                fields,
                orders == 0 ? null : "Charge " + sums(view, would) + " at most",
                back);
    }

    private static String nothing() {
        return "Nothing to charge: no order among these owes something and has a card on file.";
    }

    private static String counted(ConsoleView view, long orders) {
        var owe = view.counted(
                orders,
                "order owes something and has a card on file.",
                "orders owe something and have a card on file.");
        return owe + " What waits for your word becomes due with this; what is planned for a later day isn’t charged."
                + " Nobody is charged while another payment of theirs is under way.";
    }

    private static String sums(ConsoleView view, ChargeRun would) {
        return would.outcomes().stream()
                .map(outcome -> view.money(outcome.currency(), outcome.amountMinor()))
                .collect(Collectors.joining(" and "));
    }

    private static List<HiddenField> fields(String token) {
        var fields = new ArrayList<HiddenField>();
        fields.add(new HiddenField(FormTokens.FIELD, token));
        fields.add(new HiddenField("key", Ids.next().toString()));
        return fields;
    }
}
