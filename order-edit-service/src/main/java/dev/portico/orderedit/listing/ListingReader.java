package dev.portico.orderedit.listing;

import dev.portico.orderedit.delay.DelayInput;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a merchant writes about listings: everything that is wrong is named at once, in a 422. */
public final class ListingReader {

    private static final int VARIANT_LIMIT = 250;
    private static final int REASON_LIMIT = 1_000;
    private static final Duration SHORTEST_ANSWER = Duration.ofDays(1);
    private static final Duration USUAL_ANSWER = Duration.ofDays(14);
    private static final Duration LONGEST_ANSWER = Duration.ofDays(60);

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

    /**
     * What was read of a delay.
     *
     * @param statement the one that holds, where that says it already
     * @param strict whether the shop wants everybody's consent, whatever the rule says
     */
    public record ReadDelay(ShippingStatement statement, Instant respondBy, boolean strict) {}

    /** @param id of the statement, where it is a new one */
    public static ReadDelay delay(DelayInput input, UUID id, Instant now, Listing listing, String language) {
        var reader = new ListingReader(language);
        var told = new StatementInput(input.texts(), input.expectedFrom(), input.expectedTo(), input.reason());
        var statement = reader.statement(told, id, now);
        var holding = listing.statement().filter(statement::says);
        if (holding.isEmpty()) {
            reader.checkLater(statement, listing);
        }
        var respondBy = reader.respondBy(input.respondBy(), now);
        reader.checks.throwIfAny("delay", "The delay was not announced");
        return new ReadDelay(holding.orElse(statement), respondBy, Boolean.TRUE.equals(input.consentRequired()));
    }

    private void checkLater(ShippingStatement statement, Listing listing) {
        var known = last(listing.currentlyExpectedFrom(), listing.currentlyExpectedTo());
        var next = last(statement.expectedFrom(), statement.expectedTo());
        if (known != null && next != null && !next.isAfter(known)) {
            checks.fault("not-later", "/expectedFrom", "must end after the day that is expected now, " + known);
        }
    }

    private static @Nullable LocalDate last(@Nullable LocalDate from, @Nullable LocalDate to) {
        return to == null ? from : to;
    }

    private Instant respondBy(@Nullable String value, Instant now) {
        if (value == null) {
            return now.plus(USUAL_ANSWER);
        }
        try {
            var at = OffsetDateTime.parse(value).toInstant();
            if (!at.isBefore(now.plus(SHORTEST_ANSWER)) && !at.isAfter(now.plus(LONGEST_ANSWER))) {
                return at;
            }
            checks.fault("time-out-of-range", "/respondBy", "must be in 1 to 60 days");
        } catch (DateTimeParseException notATime) {
            checks.fault("bad-time", "/respondBy", "must be a time such as 2027-01-31T18:00:00Z");
        }
        return now;
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
