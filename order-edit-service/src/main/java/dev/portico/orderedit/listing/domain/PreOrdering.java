package dev.portico.orderedit.listing.domain;

import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PreOrder;
import dev.portico.orderedit.order.domain.PreOrderWish;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the lines of an order that comes in what the listings promise that they name, or says everything that is wrong. */
public final class PreOrdering {

    private final List<Listing> listings;
    private final Checks checks = new Checks();

    private PreOrdering(List<Listing> listings) {
        this.listings = listings;
    }

    /** @param listings those of the wishes that there are */
    public static Intake on(Intake.Accepted incoming, List<Listing> listings) {
        var ordering = new PreOrdering(listings);
        var order = ordering.promised(incoming.order(), incoming.wishes());
        return ordering.checks.clean()
                ? new Intake.Accepted(order, List.of())
                : new Intake.Refused(ordering.checks.faults());
    }

    private Order promised(Order order, List<PreOrderWish> wishes) {
        return order.copy()
                .lines(order.lines().stream()
                        .map(line -> wish(line, wishes)
                                .map(wish -> promised(line, wish))
                                .orElse(line))
                        .toList())
                .make();
    }

    private static Optional<PreOrderWish> wish(Line line, List<PreOrderWish> wishes) {
        return wishes.stream().filter(wish -> wish.lineId().equals(line.id())).findFirst();
    }

    private Line promised(Line line, PreOrderWish wish) {
        var named = wish.pointer() + (wish.listingId() == null ? "/listing" : "/listingId");
        var listing = listing(wish);
        if (listing.isEmpty()) {
            checks.fault("unknown-listing", named, "is no listing of this shop");
            return line;
        }
        if (!listing.get().stage().takesOrders()) {
            checks.fault("listing-ended", named, "takes no more pre-orders");
        }
        if (!listing.get().sells(line.item())) {
            checks.fault("variant-not-listed", wish.pointer(), "names a listing that does not have the variant");
        }
        checkInstallments(listing.get(), wish);
        return line.promised(promise(listing.get(), line, wish));
    }

    private Optional<Listing> listing(PreOrderWish wish) {
        return listings.stream()
                .filter(listing -> wish.listingId() == null
                        ? listing.externalId().equals(wish.listing())
                        : listing.id().equals(wish.listingId()))
                .findFirst();
    }

    private void checkInstallments(Listing listing, PreOrderWish wish) {
        var plan = listing.terms().plan();
        int most = plan == null ? 1 : plan.installments();
        if (wish.installments() != null && wish.installments() > most) {
            checks.fault(
                    "installments-out-of-range",
                    wish.pointer() + "/installments",
                    "must be from 1 to what the listing's plan has",
                    Map.of("least", 1, "limit", most, "actual", wish.installments()));
        }
    }

    private static PreOrder promise(Listing listing, Line line, PreOrderWish wish) {
        var terms = listing.termsNow();
        return new PreOrder(
                listing.id(),
                wish.installments() == null ? terms : terms.in(wish.installments()),
                listing.variants().stream()
                        .filter(variant ->
                                variant.productId().equals(line.item().productId()))
                        .map(ListedVariant::variantId)
                        .toList(),
                listing.currentlyExpectedFrom(),
                listing.currentlyExpectedTo(),
                !listing.cancelable());
    }
}
