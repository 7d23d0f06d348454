package dev.portico.orderedit.edit;

import dev.portico.orderedit.edit.domain.Difference;
import dev.portico.orderedit.policy.domain.Action;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which actions a customer took, by what is different; what followed from them is none. */
final class EditActions {

    private static final Map<String, Action> BY_KIND = Map.of(
            "QUANTITY_CHANGED", Action.CHANGE_QUANTITY,
            "VARIANT_SWAPPED", Action.SWAP_VARIANT,
            "ITEM_REMOVED", Action.REMOVE_ITEM,
            "ITEM_ADDED", Action.ADD_ITEM,
            "ITEM_REPLACED", Action.REPLACE_ITEM,
            "ADDRESS_CHANGED", Action.CHANGE_SHIPPING_ADDRESS,
            "CONTACT_CHANGED", Action.CHANGE_CONTACT,
            "SHIPPING_METHOD_CHANGED", Action.CHANGE_SHIPPING_METHOD,
            "NOTE_CHANGED", Action.CHANGE_NOTE);

    /** Each action once, with commas between. */
    static String of(List<Difference> differences) {
        return differences.stream()
                .map(difference -> BY_KIND.get(difference.kind().name()))
                .filter(Objects::nonNull)
                .distinct()
                .map(Action::name)
                .collect(Collectors.joining(","));
    }

    /** The action behind one difference, if it is none that merely followed. */
    static Optional<Action> behind(Difference.Kind kind) {
        return Optional.ofNullable(BY_KIND.get(kind.name()));
    }

    private EditActions() {}
}
