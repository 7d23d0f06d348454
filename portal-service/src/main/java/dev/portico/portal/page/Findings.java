package dev.portico.portal.page;

import dev.portico.portal.address.domain.AddressField;
import dev.portico.portal.client.Preview.Violation;
import dev.portico.portal.client.StagedChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refusals as sentences at the fields they are about; those about the whole edit stand above the form. */
final class Findings {

    private static final Pattern POINTER = Pattern.compile("/changes/(\\d{1,4})(/.*)?");

    private final Map<String, String> atFields = new LinkedHashMap<>();
    private final List<String> general = new ArrayList<>();

    static Findings none() {
        return new Findings();
    }

    /** What is said at once: that something is not filled in yet is no fault while somebody types. */
    static Findings of(Visit visit, List<Violation> violations, EditForm form) {
        var findings = new Findings();
        findings.addAll(visit, violations, form);
        return findings;
    }

    /** What keeps a form from being saved. */
    static Findings ofAll(Visit visit, List<Violation> violations, EditForm form) {
        var findings = new Findings();
        findings.atFields.putAll(AddressFaults.of(visit, form.address()));
        findings.addAll(visit, violations, form);
        return findings;
    }

    private void addAll(Visit visit, List<Violation> violations, EditForm form) {
        form.unreadable().forEach((field, code) -> atFields.put(field, Sentences.of(visit, code, Map.of())));
        violations.forEach(violation -> add(visit, violation, form.changes()));
    }

    boolean isEmpty() {
        return atFields.isEmpty() && general.isEmpty();
    }

    int count() {
        return atFields.size() + general.size();
    }

    @Nullable
    String at(String field) {
        return atFields.get(field);
    }

    /** Everything, for the list above the form. */
    List<String> all() {
        var all = new ArrayList<>(general);
        all.addAll(atFields.values());
        return all.stream().distinct().toList();
    }

    private void add(Visit visit, Violation violation, List<StagedChange> changes) {
        var params = Objects.requireNonNullElse(violation.params(), Map.<String, Object>of());
        var sentence = Sentences.of(visit, violation.code(), params);
        var field = field(violation, params, changes);
        if (field == null) {
            general.add(sentence);
        } else {
            atFields.putIfAbsent(field, sentence);
        }
    }

    private static @Nullable String field(Violation violation, Map<String, Object> params, List<StagedChange> changes) {
        if (violation.code().equals("INVALID_CONTACT") && params.get("field") != null) {
            return EditForm.contactField(String.valueOf(params.get("field")));
        }
        if (violation.code().equals("INVALID_ADDRESS") && params.get("field") != null) {
            return EditForm.addressField(String.valueOf(params.get("field")));
        }
        if (violation.code().equals("ADDRESS_OUT_OF_ZONE") && "SAME_COUNTRY".equals(params.get("limit"))) {
            return EditForm.addressField(AddressField.COUNTRY.key());
        }
        var pointer = POINTER.matcher(Objects.requireNonNullElse(violation.pointer(), ""));
        if (!pointer.matches()) {
            return null;
        }
        var index = Integer.parseInt(pointer.group(1));
        return index < changes.size() ? changes.get(index).field() : null;
    }
}
