package dev.portico.orderedit.order.domain;

import java.util.List;

/** What was sold at checkout: the base that every edit of a line is calculated from, so that edits can be undone by edits. */
public record Sale(Item item, int quantity, List<Allocation> discounts, List<TaxLine> taxLines) {

    public Sale {
        discounts = List.copyOf(discounts);
        taxLines = List.copyOf(taxLines);
    }
}
