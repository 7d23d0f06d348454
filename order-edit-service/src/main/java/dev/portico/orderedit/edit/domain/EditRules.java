package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.edit.domain.Change.ChangeContact;
import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.Texts;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.ProductRules;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.InvalidContact;
import dev.portico.orderedit.policy.domain.Reason.InvalidQuantity;
import dev.portico.orderedit.policy.domain.Reason.NoteTooLong;
import dev.portico.orderedit.policy.domain.Reason.RestrictedTag;
import dev.portico.orderedit.policy.domain.Reason.UnknownLine;
import dev.portico.orderedit.policy.domain.Reason.UnknownVariant;
import dev.portico.orderedit.policy.domain.RestrictionTags;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What speaks against one change, beside the permissions: a change must also be possible. */
final class EditRules {

    /** No line may come to cost more than this, in minor units. */
    static final long LINE_LIMIT = 1_000_000_000_000_000L;

    /** A line that these changes have added has no permissions of its own yet: adding it was one. */
    static List<Reason> ofLine(
            Change change, UUID lineId, Situation situation, Order staged, Function<Line, List<Reason>> possible) {
        return situation
                .order()
                .line(lineId)
                .map(line -> all(PermissionRules.reasons(change.action(), line, situation), possible.apply(line)))
                .or(() -> staged.line(lineId).map(possible))
                .orElse(List.of(new UnknownLine()));
    }

    static List<Reason> ofOrder(Action action, Situation situation, List<Reason> possible) {
        return all(PermissionRules.reasons(action, situation), possible);
    }

    private static List<Reason> all(List<Reason> permission, List<Reason> possible) {
        return Stream.concat(permission.stream(), possible.stream()).distinct().toList();
    }

    static List<Reason> quantityIsPossible(Line line, int quantity) {
        if (quantity < 1 || quantity > Checks.QUANTITY_LIMIT || quantity * costOfOne(line) > LINE_LIMIT) {
            return List.of(new InvalidQuantity());
        }
        return quantity < line.fulfilledQuantity() ? List.of(new Fulfilled()) : List.of();
    }

    /** Prices are bounded where they come in, so this times a quantity fits. */
    private static long costOfOne(Line line) {
        return line.item().unitPriceMinor();
    }

    static List<Reason> variantCanBeHad(Line line, String variantId, Situation situation) {
        if (variantId.equals(line.item().variantId())
                || variantId.equals(line.original().item().variantId())) {
            return List.of();
        }
        return situation
                .catalog()
                .product(line.item().productId())
                .filter(Product::sold)
                .flatMap(product -> product.variant(variantId))
                .filter(variant -> variant.currency().equals(situation.order().currency()))
                .map(EditRules::notFree)
                .orElse(List.of(new UnknownVariant()));
    }

    private static List<Reason> notFree(Variant variant) {
        return variant.priceMinor() == 0 ? List.of(new FreeItem()) : List.of();
    }

    /** Something from the catalog that is not on the line yet. */
    static List<Reason> itemCanBeAdded(String productId, String variantId, int quantity, Situation situation) {
        return situation
                .catalog()
                .product(productId)
                .filter(Product::sold)
                .flatMap(product -> product.variant(variantId)
                        .filter(variant ->
                                variant.currency().equals(situation.order().currency()))
                        .map(variant -> againstAdding(product, variant, quantity, situation)))
                .orElse(List.of(new UnknownVariant()));
    }

    private static List<Reason> againstAdding(Product product, Variant variant, int quantity, Situation situation) {
        var policy = situation.policy();
        boolean countable = quantity >= 1 && quantity <= Checks.QUANTITY_LIMIT;
        boolean bounded = countable && quantity * variant.priceMinor() <= LINE_LIMIT;
        var tags = RestrictionTags.hits(policy.restrictionTags().product(), product.tags());
        return Stream.<Stream<? extends Reason>>of(
                        bounded ? Stream.<Reason>empty() : Stream.of(new InvalidQuantity()),
                        ProductRules.reasons(product, variant, policy).stream(),
                        tags.map(RestrictedTag::new))
                .<Reason>flatMap(reasons -> reasons)
                .toList();
    }

    /** Mails go to the address, so there must be one; the rest may be left out. */
    static List<Reason> contactIsGood(ChangeContact contact) {
        return Stream.of(
                        Checks.isEmail(contact.email()) ? Stream.<String>empty() : Stream.of("email"),
                        phoneIsGood(contact.phone()) ? Stream.<String>empty() : Stream.of("phone"),
                        invalid("firstName", contact.firstName(), false, 255),
                        invalid("lastName", contact.lastName(), false, 255))
                .flatMap(fields -> fields)
                .<Reason>map(InvalidContact::new)
                .toList();
    }

    private static boolean phoneIsGood(@Nullable String phone) {
        return phone == null || phone.matches("(?=(.*[0-9]){3})[-+0-9 ()./#*xX]{3,64}");
    }

    private static Stream<String> invalid(String field, @Nullable String value, boolean required, int limit) {
        boolean bad = (value == null || value.isBlank())
                ? required
                : value.length() > limit || !Texts.storable(value) || value.contains("\n");
        return bad ? Stream.of(field) : Stream.empty();
    }

    static List<Reason> noteFits(@Nullable String note) {
        boolean fits =
                note == null || (note.codePointCount(0, note.length()) <= Texts.NOTE_LIMIT && Texts.storable(note));
        return fits ? List.of() : List.of(new NoteTooLong(Texts.NOTE_LIMIT));
    }

    private EditRules() {}
}
