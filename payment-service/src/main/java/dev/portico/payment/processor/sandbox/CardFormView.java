package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.CardForm;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The card form. Of what was typed only the name comes back; a number is shown only when a test card was picked.
 *
 * @param formNumber tells a double click from a second try
 * @param offersSaving whether the customer may let the card be kept
 * @param onFile the card that need not be typed; null when the page offers none
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
        List<PickView> picks,
        @Nullable OnFileView onFile,
        boolean offersSaving) {

    /** @param mistake what is wrong with it in words, or empty */
    record Field(String value, String mistake) {}

    /**
     * @param card brand and last four digits
     * @param chosen whether it is chosen already, so that one click pays
     */
    record OnFileView(String card, boolean chosen) {}

    record PickView(String slug, String printed, String label, boolean chosen) {}

    static CardFormView of(SandboxSession session, Optional<TestCard> picked) {
        return blank(About.of(session), picked);
    }

    static CardFormView of(SandboxSetup setup, Optional<TestCard> picked) {
        return blank(About.of(setup), picked);
    }

    static CardFormView of(SandboxSession session, CardForm typed, Map<String, String> mistakes) {
        return corrected(About.of(session), typed, mistakes);
    }

    static CardFormView of(SandboxSetup setup, CardForm typed, Map<String, String> mistakes) {
        return corrected(About.of(setup), typed, mistakes);
    }

    /** What the two pages with a card form have in common. */
    private record About(
            PageView page, int attempt, @Nullable String declineCode, @Nullable TestCard onFile, boolean offersSaving) {

        static About of(SandboxSession session) {
            return new About(
                    PageView.of(session),
                    session.attempt(),
                    session.declineCode(),
                    session.onFile(),
                    session.offer() != null);
        }

        static About of(SandboxSetup setup) {
            return new About(PageView.of(setup), setup.attempt(), setup.declineCode(), null, false);
        }

        @Nullable
        OnFileView onFile(boolean chosen) {
            return onFile == null ? null : new OnFileView(onFile.masked(), chosen);
        }
    }

    private static CardFormView blank(About about, Optional<TestCard> picked) {
        var number = picked.map(TestCard::printed).orElse("");
        return new CardFormView(
                about.page(),
                about.attempt() + 1,
                DeclineWords.of(about.declineCode()),
                new Field(number, ""),
                new Field(picked.isPresent() ? "12/34" : "", ""),
                new Field(picked.isPresent() ? "123" : "", ""),
                new Field(picked.isPresent() ? "Test Customer" : "", ""),
                picks(picked),
                about.onFile(picked.isEmpty() && about.declineCode() == null),
                about.offersSaving());
    }

    private static CardFormView corrected(About about, CardForm typed, Map<String, String> mistakes) {
        return new CardFormView(
                about.page(),
                about.attempt() + 1,
                "",
                new Field("", mistakes.getOrDefault("number", "")),
                new Field("", mistakes.getOrDefault("expiry", "")),
                new Field("", mistakes.getOrDefault("cvc", "")),
                new Field(typed.name(), mistakes.getOrDefault("name", "")),
                picks(Optional.empty()),
                about.onFile(false),
                about.offersSaving());
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
