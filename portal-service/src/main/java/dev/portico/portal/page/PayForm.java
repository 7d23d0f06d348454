package dev.portico.portal.page;

import dev.portico.portal.client.PaymentClient.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** A wish to pay as a form brought it: a button with its amount, or one of several choices. */
record PayForm(Posted posted) {

    private static final int LONGEST_PART = 40;

    /** What is to be paid, in minor units of the order's currency. */
    record Chosen(Purpose purpose, @Nullable UUID installment, long amountMinor) {}

    /** Whether it comes from the page where one chooses. */
    boolean isChoice() {
        return posted.form().containsKey("all");
    }

    /** Only who typed an amount and nothing else chose it by that. */
    String choice() {
        var choice = posted.value("choice");
        return choice.isEmpty() && !part().isEmpty() ? PayChoices.PART : choice;
    }

    String part() {
        var part = posted.value("part");
        return part.substring(0, Math.min(part.length(), LONGEST_PART));
    }

    boolean isPart() {
        return choice().equals(PayChoices.PART);
    }

    /** Empty when it says nothing that can be paid. */
    Optional<Chosen> chosen() {
        if (!isChoice()) {
            return chosen(Purpose.BALANCE, null, minor("amount"));
        }
        return switch (choice()) {
            case "due" -> chosen(Purpose.BALANCE, null, minor("due"));
            case "next" ->
                uuid(posted.value("installment")).flatMap(id -> chosen(Purpose.INSTALLMENT, id, minor("next")));
            case "all" -> chosen(Purpose.ALL, null, minor("all"));
            case PayChoices.PART -> chosen(Purpose.PART, null, TypedAmount.minor(part(), currency()));
            default -> Optional.empty();
        };
    }

    /** One button of one page view is one checkout, however often it is pressed. */
    String key(Chosen chosen) {
        var shown = chosen.purpose() == Purpose.BALANCE ? "" : chosen.purpose() + "|";
        var parts =
                posted.visit().link().orderId() + "|" + shown + chosen.amountMinor() + "|" + posted.value("attempt");
        return UUID.nameUUIDFromBytes(parts.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Optional<Chosen> chosen(Purpose purpose, @Nullable UUID installment, OptionalLong minor) {
        return minor.isEmpty() || minor.getAsLong() <= 0
                ? Optional.empty()
                : Optional.of(new Chosen(purpose, installment, minor.getAsLong()));
    }

    private OptionalLong minor(String field) {
        var amount = posted.value(field);
        return amount.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(amount)) : OptionalLong.empty();
    }

    private CurrencyUnit currency() {
        return CurrencyUnit.of(posted.visit().view().order().currency());
    }
}
