package dev.portico.orderedit.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who ordered. The locale is a BCP 47 tag; the tags are the platform's customer tags. */
public record Customer(
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String locale,
        List<String> tags) {

    public Customer {
        tags = List.copyOf(tags);
    }

    public Customer withContact(
            @Nullable String newEmail,
            @Nullable String newPhone,
            @Nullable String newFirstName,
            @Nullable String newLastName) {
        return new Customer(newEmail, newFirstName, newLastName, newPhone, locale, tags);
    }

    /** One line for people, such as {@code Robin Example, robin@example.com, +1 555 0100}. */
    public String inOneLine() {
        return Texts.join(", ", name(), email, phone);
    }

    public String name() {
        return Texts.join(" ", firstName, lastName);
    }
}
