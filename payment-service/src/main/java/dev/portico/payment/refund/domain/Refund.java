package dev.portico.payment.refund.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An amount that goes back to a customer, split over the payments it came in by. It is through when all its parts are.
 *
 * @param terms what was asked for
 * @param parts at least one; their amounts are the refund's
 * @param createdAt when it was asked for (UTC)
 */
public record Refund(UUID id, UUID orderId, Terms terms, List<Part> parts, Instant createdAt) {

    /** Who asked for it. */
    public enum Kind {
        MANUAL,
        AUTOMATIC
    }

    /**
     * @param reason for people, as staff wrote it; null when they wrote none
     * @param notifyCustomer whether the customer is to hear of it
     * @param allowMoreThanDue whether it may be more than the merchant owes
     * @param outside whether it was given back elsewhere, so that it is only recorded
     */
    public record Terms(
            Kind kind,
            Money amount,
            @Nullable String reason,
            boolean notifyCustomer,
            boolean allowMoreThanDue,
            boolean outside) {}

    public Refund {
        parts = List.copyOf(parts);
        var sum = Money.total(parts.stream().map(Part::amount).toList());
        if (!sum.equals(terms.amount())) {
            throw new IllegalArgumentException("parts of %s are no refund of %s".formatted(sum, terms.amount()));
        }
    }

    /**
     * What goes to payments at a processor is to be sent there; the rest is given back by the shop, and so is all of it when
     * the terms say so.
     */
    public static Refund create(
            UUID id, UUID orderId, Terms terms, List<Source> payments, Supplier<UUID> ids, Instant at) {
        var parts = Split.over(terms.amount(), payments).stream()
                .map(share -> terms.outside() || share.source().charge() == null
                        ? Part.outside(ids.get(), share, at)
                        : Part.toSend(ids.get(), share))
                .toList();
        return new Refund(id, orderId, terms, parts, at);
    }

    /** The least advanced of the parts' states, and of those the one that asks most for somebody. */
    public Status status() {
        if (any(Status.FAILED)) {
            return Status.FAILED;
        }
        if (any(Status.UNKNOWN)) {
            return Status.UNKNOWN;
        }
        if (isThrough()) {
            return Status.SUCCEEDED;
        }
        return any(Status.PENDING) ? Status.PENDING : Status.CREATED;
    }

    public boolean isThrough() {
        return parts.stream().allMatch(part -> part.status() == Status.SUCCEEDED);
    }

    /** @throws java.util.NoSuchElementException when it has no such part */
    public Part part(UUID partId) {
        return parts.stream()
                .filter(part -> part.id().equals(partId))
                .findFirst()
                .orElseThrow();
    }

    public Refund with(Part changed) {
        var next = parts.stream()
                .map(part -> part.id().equals(changed.id()) ? changed : part)
                .toList();
        return new Refund(id, orderId, terms, next, createdAt);
    }

    /** All that was refused, tried once more. */
    public Refund again() {
        var next = parts.stream()
                .map(part -> part.status() == Status.FAILED ? part.again() : part)
                .toList();
        return new Refund(id, orderId, terms, next, createdAt);
    }

    /** How it went back, in words for people; empty when nobody knows how any of it was paid. */
    public Optional<String> method() {
        var words = parts.stream()
                .map(Part::method)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private boolean any(Status status) {
        return parts.stream().anyMatch(part -> part.status() == status);
    }
}
