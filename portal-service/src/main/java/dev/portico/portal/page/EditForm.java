package dev.portico.portal.page;

import dev.portico.portal.address.AddressFormats;
import dev.portico.portal.address.domain.AddressField;
import dev.portico.portal.address.domain.TypedAddress;
import dev.portico.portal.client.EditRequest;
import dev.portico.portal.client.StagedChange;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer typed and picked, next to what the form had shown them. Fields that were not there were not changed.
 */
record EditForm(EditBase base, MultivaluedMap<String, String> typed) {

    static final String BASE = "base";
    static final String NOTE = "note";
    static final String RATE = "rate";
    static final String ADDED = "n.";

    /** The country that the address's province is one of. */
    static final String PROVINCE_OF = "provinceOf";

    /** Nobody adds more kinds of items in one go; a form that says so is none of ours. */
    static final int MOST_ADDED = 50;

    private static final int LONGEST_NUMBER = 6;
    private static final Pattern SLOT = Pattern.compile("n\\.\\d{1,4}");

    /** An item on its way into the order. */
    record Added(String slot, StagedItem item) {}

    static String quantityField(UUID line) {
        return "q." + line;
    }

    static String variantField(UUID line) {
        return "v." + line;
    }

    static String removeField(UUID line) {
        return "r." + line;
    }

    static String replacementField(UUID line) {
        return "x." + line;
    }

    static String addressField(String name) {
        return "a." + name;
    }

    static String contactField(String name) {
        return "c." + name;
    }

    static String addedQuantityField(String slot) {
        return "q" + slot;
    }

    /** Empty for what is no form of ours, and for a post without one. */
    static Optional<EditForm> read(@Nullable MultivaluedMap<String, String> form) {
        if (form == null) {
            return Optional.empty();
        }
        return EditBase.decode(form.getFirst(BASE)).map(base -> new EditForm(base, moved(base, form)));
    }

    /** A province is one of the country that it was chosen for; in another one the same code would mean something else. */
    private static MultivaluedMap<String, String> moved(EditBase base, MultivaluedMap<String, String> form) {
        var countryField = addressField(AddressField.COUNTRY.key());
        @Nullable String country = form.getFirst(countryField);
        @Nullable String chosenFor = form.getFirst(PROVINCE_OF);
        if (country == null || chosenFor == null || chosenFor.equals(country)) {
            return form;
        }
        var isHome = country.equals(base.address().get(AddressField.COUNTRY.key()));
        if (!isHome && AddressFormats.of(country).provinces().isEmpty()) {
            return form;
        }
        var moved = new MultivaluedHashMap<String, String>();
        moved.putAll(form);
        moved.putSingle(PROVINCE_OF, country);
        moved.putSingle(addressField(AddressField.PROVINCE.key()), "");
        if (isHome) {
            moved.remove(addressField(AddressField.PROVINCE.key()));
        }
        return moved;
    }

    /** The same values over a newer order: what was typed stays, what nobody touched follows the order. */
    EditForm over(EditBase newer) {
        return new EditForm(newer, onlyTouched());
    }

    EditRequest request() {
        return new EditRequest(base.version(), changes());
    }

    List<StagedChange> changes() {
        var changes = new ArrayList<StagedChange>();
        base.lines().forEach((line, shown) -> addChanges(changes, line, shown));
        added().forEach(added -> addItem(changes, added));
        if (!changed(base.contact(), EditForm::contactField).isEmpty()) {
            changes.add(StagedChange.contact(contactField("email"), all(base.contact(), EditForm::contactField)));
        }
        if (!changed(base.address(), EditForm::addressField).isEmpty()) {
            changes.add(StagedChange.address(addressField("address1"), savedAddress()));
        }
        if (isTouched(RATE, base.rate())) {
            changes.add(StagedChange.rate(RATE, value(RATE, "")));
        }
        if (isTouched(NOTE, base.note())) {
            changes.add(StagedChange.note(NOTE, value(NOTE, "")));
        }
        return changes;
    }

    /** Items picked from the search, in the order in which they were. */
    List<Added> added() {
        return typed.keySet().stream()
                .filter(field -> SLOT.matcher(field).matches())
                .sorted(Comparator.comparingInt(slot -> Integer.parseInt(slot.substring(ADDED.length()))))
                .limit(MOST_ADDED)
                .flatMap(
                        slot -> StagedItem.decode(typed.getFirst(slot)).stream().map(item -> new Added(slot, item)))
                .toList();
    }

    Optional<StagedItem> replacement(UUID line) {
        return StagedItem.decode(typed.getFirst(replacementField(line)));
    }

    /** The address as it was typed, next to the order's. */
    TypedAddress address() {
        var typed = all(base.address(), EditForm::addressField);
        var format = AddressFormats.of(typed.getOrDefault(AddressField.COUNTRY.key(), ""));
        return new TypedAddress(parts(base.address()), parts(typed), format);
    }

    /** Quantities that are no number at all; everything else is order-edit-service's to judge. */
    Map<String, String> unreadable() {
        var faults = new LinkedHashMap<String, String>();
        var ofLines = base.lines().keySet().stream()
                .filter(line -> replacement(line).isEmpty())
                .map(EditForm::quantityField);
        var ofAdded = added().stream().map(added -> addedQuantityField(added.slot()));
        Stream.concat(ofLines, ofAdded)
                .filter(field -> typed.containsKey(field) && number(field).isEmpty())
                .forEach(field -> faults.put(field, "INVALID_QUANTITY"));
        return faults;
    }

    /** What stands in a field: what was typed, else what the order says. */
    String value(String field, String shown) {
        @Nullable String value = typed.getFirst(field);
        return value == null ? shown : value.replace("\r\n", "\n").strip();
    }

    boolean isChecked(String field) {
        return typed.containsKey(field);
    }

    private void addChanges(List<StagedChange> changes, UUID line, EditBase.Line shown) {
        var replacement = replacement(line);
        if (replacement.isPresent()) {
            var item = replacement.get();
            changes.add(StagedChange.replace(replacementField(line), line, item.productId(), item.variantId()));
            return;
        }
        var quantity = number(quantityField(line));
        if (isChecked(removeField(line)) || quantity.filter(count -> count == 0).isPresent()) {
            changes.add(StagedChange.remove(removeField(line), line));
            return;
        }
        @Nullable String variant = typed.getFirst(variantField(line));
        if (variant != null && !variant.equals(shown.variantId())) {
            changes.add(StagedChange.variant(variantField(line), line, variant));
        }
        quantity.filter(count -> count != shown.quantity())
                .ifPresent(count -> changes.add(StagedChange.quantity(quantityField(line), line, count)));
    }

    private void addItem(List<StagedChange> changes, Added added) {
        var field = addedQuantityField(added.slot());
        number(field)
                .filter(count -> count > 0)
                .ifPresent(count -> changes.add(StagedChange.add(
                        field, added.item().productId(), added.item().variantId(), count)));
    }

    private static Map<AddressField, String> parts(Map<String, String> address) {
        var parts = new EnumMap<AddressField, String>(AddressField.class);
        address.forEach((name, value) -> AddressField.of(name).ifPresent(field -> parts.put(field, value)));
        return parts;
    }

    private Map<String, String> savedAddress() {
        var saved = new LinkedHashMap<String, String>();
        address().saved().forEach((field, value) -> saved.put(field.key(), value));
        return saved;
    }

    private Map<String, String> changed(Map<String, String> shown, UnaryOperator<String> fieldOf) {
        var changed = all(shown, fieldOf);
        changed.entrySet()
                .removeIf(field ->
                        !isTouched(fieldOf.apply(field.getKey()), Objects.requireNonNull(shown.get(field.getKey()))));
        return changed;
    }

    private Map<String, String> all(Map<String, String> shown, UnaryOperator<String> fieldOf) {
        var all = new LinkedHashMap<String, String>();
        shown.forEach((name, value) -> all.put(name, value(fieldOf.apply(name), value)));
        return all;
    }

    private boolean isTouched(String field, String shown) {
        return typed.containsKey(field) && !value(field, shown).equals(shown.strip());
    }

    private Optional<Integer> number(String field) {
        @Nullable String value = typed.getFirst(field);
        if (value == null || !value.strip().matches("\\d{1," + LONGEST_NUMBER + "}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(value.strip()));
    }

    private MultivaluedMap<String, String> onlyTouched() {
        var touched = new MultivaluedHashMap<String, String>();
        for (var change : changes()) {
            if (change.lineId() != null) {
                keep(touched, change.field());
            }
        }
        changed(base.address(), EditForm::addressField).keySet().forEach(name -> keep(touched, addressField(name)));
        changed(base.contact(), EditForm::contactField).keySet().forEach(name -> keep(touched, contactField(name)));
        unreadable().keySet().forEach(field -> keep(touched, field));
        added().forEach(added -> {
            keep(touched, added.slot());
            keep(touched, addedQuantityField(added.slot()));
        });
        Stream.of(NOTE, RATE)
                .filter(field -> isTouched(field, field.equals(NOTE) ? base.note() : base.rate()))
                .forEach(field -> keep(touched, field));
        return touched;
    }

    private void keep(MultivaluedMap<String, String> touched, String field) {
        @Nullable String value = typed.getFirst(field);
        touched.putSingle(field, value == null ? "on" : value);
    }
}
