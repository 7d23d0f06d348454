package dev.portico.orderedit.listing.domain;

import dev.portico.orderedit.order.domain.Item;
import dev.portico.orderedit.order.domain.PreOrderTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one merchant sells before it is there. Orders keep the terms they came in under; what changes here is for those that
 * follow, and for what customers read.
 *
 * @param version grows with each change; the ETag
 * @param cancelable whether customers may cancel a line that was pre-ordered here
 * @param expectedFrom the day it is expected to ship, or the first of several; a statement may name other days
 * @param statements the newest ones, newest first
 */
public record Listing(
        UUID id,
        String externalId,
        int version,
        String title,
        List<ListedVariant> variants,
        ListingStage stage,
        PreOrderTerms terms,
        boolean cancelable,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo,
        List<ShippingStatement> statements) {

    /** As many statements as everybody is told of; older ones are in the history. */
    public static final int TOLD_STATEMENTS = 20;

    public Listing {
        variants = List.copyOf(variants);
        statements = List.copyOf(statements);
    }

    /** What the merchant writes about a listing: everything but what happens to it. */
    public record Content(
            String title,
            List<ListedVariant> variants,
            PreOrderTerms terms,
            boolean cancelable,
            @Nullable LocalDate expectedFrom,
            @Nullable LocalDate expectedTo) {

        public Content {
            variants = List.copyOf(variants);
        }
    }

    public static Listing begun(
            UUID id, String externalId, Content content, ListingStage stage, List<ShippingStatement> statements) {
        return new Listing(
                id,
                externalId,
                1,
                content.title(),
                content.variants(),
                stage,
                content.terms(),
                content.cancelable(),
                content.expectedFrom(),
                content.expectedTo(),
                statements);
    }

    public Content content() {
        return new Content(title, variants, terms, cancelable, expectedFrom, expectedTo);
    }

    /** The statement that holds. */
    public Optional<ShippingStatement> statement() {
        return statements.stream().findFirst();
    }

    public boolean sells(Item item) {
        return variants.stream()
                .anyMatch(variant -> variant.productId().equals(item.productId())
                        && variant.variantId().equals(item.variantId()));
    }

    /** The terms of an order that comes in now. */
    public PreOrderTerms termsNow() {
        return stage == ListingStage.CAPTURE_ONLY ? terms.captureOnly() : terms;
    }

    /** The day it is expected: the newest statement's that names one, else the listing's own. */
    public @Nullable LocalDate currentlyExpectedFrom() {
        return dated().isPresent() ? dated().get().expectedFrom() : expectedFrom;
    }

    /** The last day of the time it is expected in; see {@link #currentlyExpectedFrom}. */
    public @Nullable LocalDate currentlyExpectedTo() {
        return dated().isPresent() ? dated().get().expectedTo() : expectedTo;
    }

    private Optional<ShippingStatement> dated() {
        return statements.stream()
                .filter(statement -> statement.expectedFrom() != null)
                .findFirst();
    }

    /** The same listing where nothing is different. */
    public Listing replacedBy(Content content) {
        return content.equals(content())
                ? this
                : new Listing(
                        id,
                        externalId,
                        version + 1,
                        content.title(),
                        content.variants(),
                        stage,
                        content.terms(),
                        content.cancelable(),
                        content.expectedFrom(),
                        content.expectedTo(),
                        statements);
    }

    /** @throws IllegalStateException where the stages don't lead there */
    public Listing become(ListingStage next) {
        if (!stage.canBecome(next)) {
            throw new IllegalStateException("Listing " + id + " is " + stage + " and can't become " + next);
        }
        return changed(next, statements);
    }

    public Listing publishing(ShippingStatement statement) {
        return changed(
                stage,
                Stream.concat(Stream.of(statement), statements.stream())
                        .limit(TOLD_STATEMENTS)
                        .toList());
    }

    private Listing changed(ListingStage newStage, List<ShippingStatement> newStatements) {
        return new Listing(
                id,
                externalId,
                version + 1,
                title,
                variants,
                newStage,
                terms,
                cancelable,
                expectedFrom,
                expectedTo,
                newStatements);
    }
}
