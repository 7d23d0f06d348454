package dev.portico.orderedit.listing;

import dev.portico.orderedit.listing.ListingInput.StatementInput;
import dev.portico.orderedit.listing.ListingInput.TemplateInput;
import dev.portico.orderedit.listing.ListingInput.VariantInput;
import dev.portico.orderedit.listing.domain.ListedVariant;
import dev.portico.orderedit.listing.domain.Listing;
import dev.portico.orderedit.listing.domain.Listing.Content;
import dev.portico.orderedit.listing.domain.ListingStage;
import dev.portico.orderedit.listing.domain.ListingTemplate;
import dev.portico.orderedit.listing.domain.ShippingStatement;
import dev.portico.orderedit.order.domain.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a merchant writes about listings: everything that is wrong is named at once, in a 422. */
final class ListingReader {

    private static final int VARIANT_LIMIT = 250;
    private static final int REASON_LIMIT = 1_000;

    private final ListingChecks checks = new ListingChecks();
    private final String shopLanguage;

    private ListingReader(String shopLanguage) {
        this.shopLanguage = shopLanguage;
    }

    /**
     * What a listing can be read with.
     *
     * @param current the listing there is
     * @param template of the name that the input gives
     * @param language the shop's default
     */
    record Given(Optional<Listing> current, Optional<ListingTemplate> template, String language) {}

    /**
     * What was read.
     *
     * @param stage a new listing's first one
     * @param statementTexts of a first statement; empty: none
     */
    record Read(Content content, ListingStage stage, Map<String, String> statementTexts) {}

    static Read listing(String externalId, ListingInput input, Given given) {
        var reader = new ListingReader(given.language());
        var read = reader.read(externalId, input, given);
        reader.checks.throwIfAny("listing", "The listing was not changed");
        return read;
    }

    static ListingTemplate template(String name, TemplateInput input, String language) {
        var reader = new ListingReader(language);
        var unused = reader.checks.basic().text(name, "/name", 128);
        var template = new ListingTemplate(
                new TermsReader(reader.checks).terms(input.terms(), "/terms"),
                reader.checks.texts(input.statementTexts(), "/statementTexts", language));
        reader.checks.throwIfAny("listing-template", "The template was not changed");
        return template;
    }

    static ShippingStatement statement(StatementInput input, UUID id, Instant now, String language) {
        var reader = new ListingReader(language);
        var statement = reader.statement(input, id, now);
        reader.checks.throwIfAny("statement", "The statement was not published");
        return statement;
    }

    static ListingStage stage(@Nullable String name) {
        var checks = new ListingChecks();
        var stage = checks.required(name, ListingStage.ENDED, "/stage");
        checks.throwIfAny("stage", "The stage was not changed");
        return stage;
    }

    private Read read(String externalId, ListingInput input, Given given) {
        var unused = checks.basic().text(externalId, "/externalId", 128);
        var template = template(input, given);
        var days = checks.days(input.expectedFrom(), input.expectedTo());
        var terms = input.terms() == null && template.isPresent()
                ? template.get().terms()
                : new TermsReader(checks).terms(input.terms(), "/terms");
        var content = new Content(
                checks.basic().text(input.title(), "/title", 255),
                variants(input.variants()),
                terms,
                !Boolean.FALSE.equals(input.cancelable()),
                days.from(),
                days.to());
        return new Read(content, stage(input, given.current()), texts(input, template));
    }

    private Optional<ListingTemplate> template(ListingInput input, Given given) {
        if (input.template() != null && given.template().isEmpty()) {
            checks.fault("unknown-template", "/template", "is no template of this shop");
            // Nobody knows what it would have given: that is not missing as well.
            return Optional.of(new ListingTemplate(TermsReader.UNKNOWN, Map.of()));
        }
        return given.template();
    }

    private Map<String, String> texts(ListingInput input, Optional<ListingTemplate> template) {
        return input.statementTexts() == null
                ? template.map(ListingTemplate::statementTexts).orElse(Map.of())
                : checks.texts(input.statementTexts(), "/statementTexts", shopLanguage);
    }

    private ListingStage stage(ListingInput input, Optional<Listing> current) {
        var first = current.map(Listing::stage).orElse(ListingStage.CAPTURE_ONLY);
        var wanted = checks.choice(input.stage(), ListingStage.class, "/stage").orElse(first);
        if (current.isPresent() && wanted != first) {
            checks.fault("stage-by-transition", "/stage", "is changed by :stage");
        }
        if (current.isEmpty() && !wanted.takesOrders()) {
            checks.fault("ended-from-the-start", "/stage", "must take orders at first");
        }
        return wanted;
    }

    private List<ListedVariant> variants(@Nullable List<@Nullable VariantInput> inputs) {
        var entries = checks.basic().entries(inputs, "/variants", VARIANT_LIMIT);
        if (inputs == null || inputs.isEmpty()) {
            checks.fault("required", "/variants", "must have at least one variant");
        }
        var seen = new HashSet<ListedVariant>();
        var variants = new ArrayList<ListedVariant>();
        for (int i = 0; i < entries.size(); i++) {
            var at = "/variants/" + i;
            var variant = new ListedVariant(
                    checks.basic().text(entries.get(i).productId(), at + "/productId", 128),
                    checks.basic().text(entries.get(i).variantId(), at + "/variantId", 128));
            if (!seen.add(variant)) {
                checks.fault("duplicate-variant", at, "must be unique in the listing");
            }
            variants.add(variant);
        }
        return variants;
    }

    private ShippingStatement statement(StatementInput input, UUID id, Instant now) {
        if (input.texts() == null || input.texts().isEmpty()) {
            checks.fault("required", "/texts", "must have a text");
        }
        var days = checks.days(input.expectedFrom(), input.expectedTo());
        return new ShippingStatement(
                id,
                checks.texts(input.texts(), "/texts", shopLanguage),
                days.from(),
                days.to(),
                Texts.tidy(checks.basic().optionalText(input.reason(), "/reason", REASON_LIMIT)),
                now);
    }
}
