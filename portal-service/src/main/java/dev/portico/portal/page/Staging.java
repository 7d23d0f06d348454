package dev.portico.portal.page;

import dev.portico.portal.address.domain.AddressField;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A step on the edit page that doesn't leave it: search, add, replace, take out again, another country. Everything else that was typed
 * comes along, so any number of steps ends in one edit.
 *
 * @param form with what the step added or took out, and without the step itself
 * @param search what to look for now; null when the search is closed
 * @param touched the field the step was about, where the page puts the cursor
 */
record Staging(EditForm form, @Nullable Search search, @Nullable String touched) {

    static final String FIND = "find";
    static final String MORE = "more";
    static final String ADD = "add";
    static final String REPLACE = "replace";
    static final String DROP = "drop";
    static final String CLOSE = "close";
    static final String QUERY = "search";
    static final String SEARCHED = "searched";
    static final String REPLACING = "replacing";
    static final String PICK = "pick.";
    static final String FIELDS = "fields";

    /** Named by the form's first button, which a browser presses when somebody hits Enter in a field. */
    static final String ENTER = "enter";

    private static final int LONGEST_QUERY = 100;
    private static final Set<String> STEPS =
            Set.of(FIND, MORE, ADD, REPLACE, DROP, CLOSE, QUERY, SEARCHED, REPLACING, FIELDS, ENTER, "keep");
    private static final Pattern STAGED = Pattern.compile("n\\.\\d{1,4}|x\\.[0-9a-f-]{36}");

    /** @param replacing the line that what is found would take the place of; null to add to the order */
    record Search(String query, @Nullable String cursor, @Nullable UUID replacing) {}

    static Staging of(EditForm form) {
        var typed = form.typed();
        var query = query(form);
        var replacing = line(form, typed.getFirst(REPLACING));
        if (typed.containsKey(ADD)) {
            return picked(form, replacing);
        }
        if (typed.containsKey(REPLACE)) {
            return searching(form, new Search("", null, line(form, typed.getFirst(REPLACE))));
        }
        if (typed.containsKey(DROP)) {
            return dropped(form);
        }
        if (typed.containsKey(FIELDS)) {
            return new Staging(without(form), null, EditForm.addressField(AddressField.COUNTRY.key()));
        }
        if (typed.containsKey(CLOSE)) {
            return new Staging(without(form), null, null);
        }
        return searching(form, new Search(query, typed.getFirst(MORE), replacing));
    }

    /** Whether Enter was hit in the search field, and not in another one. */
    static boolean isSearch(EditForm form) {
        return form.typed().containsKey(ENTER) && !query(form).equals(form.value(SEARCHED, ""));
    }

    /** The form without its steps: what the review carries along. */
    static EditForm without(EditForm form) {
        var kept = new MultivaluedHashMap<String, String>();
        form.typed().forEach((field, values) -> {
            if (!STEPS.contains(field) && !field.startsWith(PICK)) {
                kept.put(field, values);
            }
        });
        return new EditForm(form.base(), kept);
    }

    private static Staging searching(EditForm form, Search search) {
        return new Staging(without(form), search, QUERY);
    }

    private static Staging picked(EditForm form, @Nullable UUID replacing) {
        var product = form.value(ADD, "");
        var item = StagedItem.decode(form.typed().getFirst(PICK + product));
        var kept = without(form);
        if (item.isEmpty()) {
            return new Staging(kept, null, null);
        }
        return replacing == null ? added(kept, item.get()) : replaced(kept, item.get(), replacing);
    }

    private static Staging replaced(EditForm form, StagedItem item, UUID line) {
        var field = EditForm.replacementField(line);
        form.typed().putSingle(field, item.encode());
        return new Staging(form, null, field);
    }

    private static Staging added(EditForm form, StagedItem item) {
        var field = form.added().stream()
                .filter(added -> added.item().isSameAs(item))
                .findFirst()
                .map(same -> oneMore(form.typed(), same.slot()))
                .or(() -> newSlot(form, item))
                .orElse(null);
        return new Staging(form, null, field);
    }

    private static String oneMore(MultivaluedMap<String, String> typed, String slot) {
        var field = EditForm.addedQuantityField(slot);
        var count = Objects.requireNonNullElse(typed.getFirst(field), "").strip();
        typed.putSingle(field, count.matches("\\d{1,5}") ? String.valueOf(Integer.parseInt(count) + 1) : "1");
        return field;
    }

    private static Optional<String> newSlot(EditForm form, StagedItem item) {
        List<EditForm.Added> added = form.added();
        if (added.size() >= EditForm.MOST_ADDED) {
            return Optional.empty();
        }
        var last = added.isEmpty()
                ? EditForm.ADDED + "0"
                : added.get(added.size() - 1).slot();
        var slot = EditForm.ADDED + (Integer.parseInt(last.substring(EditForm.ADDED.length())) + 1) % 10_000;
        var field = EditForm.addedQuantityField(slot);
        form.typed().putSingle(slot, item.encode());
        form.typed().putSingle(field, "1");
        return Optional.of(field);
    }

    private static Staging dropped(EditForm form) {
        var field = form.value(DROP, "");
        var kept = without(form);
        if (STAGED.matcher(field).matches()) {
            kept.typed().remove(field);
            kept.typed().remove(EditForm.addedQuantityField(field));
        }
        return new Staging(kept, null, null);
    }

    private static String query(EditForm form) {
        var query = form.value(QUERY, "");
        return query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
    }

    /** Only a line of this form. */
    private static @Nullable UUID line(EditForm form, @Nullable String id) {
        return form.base().lines().keySet().stream()
                .filter(line -> line.toString().equals(id))
                .findFirst()
                .orElse(null);
    }
}
