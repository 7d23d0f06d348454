package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.CardForm;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The card form. Of what was typed only the name comes back; a number is shown only when a test card was picked.
 *
 * @param formNumber tells a double click from a second try
 * @param decline why the last try failed, in words, or empty
 */
record CardFormView(
        PageView page,
        int formNumber,
        String decline,
        Field number,
        Field expiry,
        Field cvc,
        Field name,
        List<PickView> picks) {

    /** @param mistake what is wrong with it in words, or empty */
    record Field(String value, String mistake) {}

    record PickView(String slug, String printed, String label, boolean chosen) {}

    static CardFormView of(SandboxSession session, Optional<TestCard> picked) {
        var number = picked.map(TestCard::printed).orElse("");
        return new CardFormView(
                PageView.of(session),
                session.attempt() + 1,
                DeclineWords.of(session.declineCode()),
                new Field(number, ""),
                new Field(picked.isPresent() ? "12/34" : "", ""),
                new Field(picked.isPresent() ? "123" : "", ""),
                new Field(picked.isPresent() ? "Test Customer" : "", ""),
                picks(picked));
    }

    static CardFormView of(SandboxSession session, CardForm typed, Map<String, String> mistakes) {
        return new CardFormView(
                PageView.of(session),
                session.attempt() + 1,
                "",
                new Field("", mistakes.getOrDefault("number", "")),
                new Field("", mistakes.getOrDefault("expiry", "")),
                new Field("", mistakes.getOrDefault("cvc", "")),
                new Field(typed.name(), mistakes.getOrDefault("name", "")),
                picks(Optional.empty()));
    }

    private static List<PickView> picks(Optional<TestCard> picked) {
        return Arrays.stream(TestCard.values())
                .map(card -> new PickView(
                        card.slug(),
                        card.printed(),
                        card.label(),
                        picked.filter(card::equals).isPresent()))
                .toList();
    }
}
