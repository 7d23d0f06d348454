package dev.portico.orderedit.listing.domain;

import dev.portico.orderedit.order.domain.PreOrderTerms;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What listings take over that name it: a later change of the template changes none of them. */
public record ListingTemplate(PreOrderTerms terms, Map<String, String> statementTexts) {

    public ListingTemplate {
        statementTexts = Collections.unmodifiableMap(new TreeMap<>(statementTexts));
    }
}
