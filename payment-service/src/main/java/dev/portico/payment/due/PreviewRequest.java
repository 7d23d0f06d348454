package dev.portico.payment.due;

import dev.portico.kit.http.Faults;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.schedule.PreOrderWire;
import dev.portico.payment.schedule.domain.PreOrderLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** An order as it would be. */
public record PreviewRequest(
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @PositiveOrZero Long totalMinor,
        @NotNull @Size(max = 1000) List<@NotNull @Valid Line> lines) {

    /**
     * @param amountMinor what the line costs, with tax
     * @param preOrder as in the order's events; null when the line is bought now
     */
    public record Line(
            @NotNull UUID lineId,
            @NotNull @PositiveOrZero Long amountMinor,
            @NotNull @PositiveOrZero Integer quantity,
            @Nullable PreOrderWire preOrder) {

        private PreOrderLine toPreOrder(String currency, PreOrderWire terms) {
            return new PreOrderLine(lineId, quantity, Amounts.of(currency, amountMinor), terms.toTerms(currency));
        }
    }

    public Money total() {
        return Amounts.of(currency, totalMinor);
    }

    /** @throws dev.portico.kit.http.ProblemException with everything that is impossible about it */
    public List<PreOrderLine> preOrders() {
        var faults = new Faults();
        var found = new ArrayList<PreOrderLine>();
        if (!isCurrency(currency)) {
            faults = faults.add("unknown-currency", "/currency", "Not an ISO 4217 currency");
        } else {
            for (int i = 0; i < lines.size(); i++) {
                faults = read(lines.get(i), "/lines/" + i + "/preOrder", found, faults);
            }
        }
        faults.throwIfAny(400, "invalid-request", "The request has faults");
        return found;
    }

    private Faults read(Line line, String pointer, List<PreOrderLine> found, Faults faults) {
        if (line.preOrder() == null) {
            return faults;
        }
        try {
            found.add(line.toPreOrder(currency, line.preOrder()));
            return faults;
        } catch (IllegalArgumentException | NullPointerException impossible) {
            return faults.add("invalid-terms", pointer, "Not terms of a pre-order: " + impossible.getMessage());
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Amounts.of(code, 0).isZero();
        } catch (IllegalCurrencyException unknown) {
            return false;
        }
    }
}
