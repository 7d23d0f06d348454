package dev.portico.orderedit.edit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.portico.orderedit.edit.domain.Change;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Staged changes and the version of the order that they were made for. */
record EditRequest(
        @NotNull @Min(1) Integer version, @NotNull @Size(max = 1000) List<@NotNull @Valid StagedChange> changes) {

    List<Change> toChanges() {
        return changes.stream().map(StagedChange::toChange).toList();
    }

    /** One change as JSON, told apart by its {@code type}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SetQuantity.class, name = "SET_QUANTITY"),
        @JsonSubTypes.Type(value = RemoveItem.class, name = "REMOVE_ITEM"),
        @JsonSubTypes.Type(value = SwapVariant.class, name = "SWAP_VARIANT"),
        @JsonSubTypes.Type(value = ReplaceItem.class, name = "REPLACE_ITEM"),
        @JsonSubTypes.Type(value = AddItem.class, name = "ADD_ITEM"),
        @JsonSubTypes.Type(value = ChangeShippingMethod.class, name = "CHANGE_SHIPPING_METHOD"),
        @JsonSubTypes.Type(value = ChangeContact.class, name = "CHANGE_CONTACT"),
        @JsonSubTypes.Type(value = ChangeShippingAddress.class, name = "CHANGE_SHIPPING_ADDRESS"),
        @JsonSubTypes.Type(value = ChangeNote.class, name = "CHANGE_NOTE")
    })
    sealed interface StagedChange {

        Change toChange();
    }

    record SetQuantity(@NotNull UUID lineId, @NotNull Integer quantity) implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.SetQuantity(lineId, quantity);
        }
    }

    record RemoveItem(@NotNull UUID lineId) implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.RemoveItem(lineId);
        }
    }

    record SwapVariant(@NotNull UUID lineId, @NotNull @Size(min = 1, max = 128) String variantId)
            implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.SwapVariant(lineId, variantId);
        }
    }

    record ReplaceItem(
            @NotNull UUID lineId,
            @NotNull @Size(min = 1, max = 128) String productId,
            @NotNull @Size(min = 1, max = 128) String variantId)
            implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.ReplaceItem(lineId, productId, variantId);
        }
    }

    record AddItem(
            @NotNull @Size(min = 1, max = 128) String productId,
            @NotNull @Size(min = 1, max = 128) String variantId,
            @NotNull Integer quantity)
            implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.AddItem(productId, variantId, quantity);
        }
    }

    record ChangeShippingMethod(@NotNull @Size(min = 1, max = 64) String rateId) implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.ChangeShippingMethod(rateId);
        }
    }

    /** All four are replaced: what is left out is none. */
    record ChangeContact(
            @Nullable String email, @Nullable String phone, @Nullable String firstName, @Nullable String lastName)
            implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.ChangeContact(
                    Texts.tidy(email), Texts.tidy(phone), Texts.tidy(firstName), Texts.tidy(lastName));
        }
    }

    record ChangeShippingAddress(@NotNull Address address) implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.ChangeShippingAddress(tidy(address));
        }

        private static Address tidy(Address address) {
            return new Address(
                    Texts.tidy(address.firstName()),
                    Texts.tidy(address.lastName()),
                    Texts.tidy(address.company()),
                    Texts.tidy(address.address1()),
                    Texts.tidy(address.address2()),
                    Texts.tidy(address.city()),
                    Texts.tidy(address.postalCode()),
                    Texts.tidy(address.provinceCode()),
                    Texts.tidy(address.countryCode()),
                    Texts.tidy(address.phone()));
        }
    }

    record ChangeNote(@Nullable String note) implements StagedChange {
        @Override
        public Change toChange() {
            return new Change.ChangeNote(Texts.tidy(note));
        }
    }
}
