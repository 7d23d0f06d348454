package dev.portico.portal.page;

import dev.portico.portal.page.EditPage.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of the person the shop writes to, with the names by which browsers fill them in. */
final class ContactFields {

    private static final Set<String> REQUIRED = Set.of("email");
    private static final Map<String, String> AUTOCOMPLETE = Map.of(
            "firstName", "given-name",
            "lastName", "family-name",
            "email", "email",
            "phone", "tel");
    private static final Map<String, String> TYPES = Map.of("email", "email", "phone", "tel");

    static List<Field> of(Visit visit, EditForm form, Findings findings) {
        return form.base().contact().entrySet().stream()
                .map(shown -> field(visit, form, findings, shown))
                .toList();
    }

    private static Field field(Visit visit, EditForm form, Findings findings, Map.Entry<String, String> shown) {
        var name = shown.getKey();
        var input = EditForm.contactField(name);
        return new Field(
                input,
                visit.text("field." + name),
                form.value(input, shown.getValue()),
                TYPES.getOrDefault(name, "text"),
                AUTOCOMPLETE.getOrDefault(name, "off"),
                REQUIRED.contains(name),
                false,
                List.of(),
                findings.at(input));
    }

    private ContactFields() {}
}
