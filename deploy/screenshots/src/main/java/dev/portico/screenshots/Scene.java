package dev.portico.screenshots;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;

/**
 * A page in a state that is worth a picture.
 *
 * @param name of its files, too
 * @param languages those the page is looked at in
 * @param address where it begins; a customer's page gets the language added
 * @param status what the server answers to the first request
 * @param steps what a person does from there on
 */
record Scene(String name, List<String> languages, String address, int status, Consumer<Page> steps) {

    /** The four that differ most: short words, long words, right to left, no spaces. */
    static final List<String> CUSTOMERS = List.of("en", "de", "ar", "ja");

    private static final List<String> STAFF = List.of("en");

    static Scene customers(String name, String address) {
        return customers(name, address, page -> {});
    }

    static Scene customers(String name, String address, Consumer<Page> steps) {
        return new Scene(name, CUSTOMERS, address, 200, steps);
    }

    /** A page that says why there is no other. */
    static Scene refused(String name, String address, int status) {
        return new Scene(name, CUSTOMERS, address, status, page -> {});
    }

    static Scene staffs(String name, String address) {
        return new Scene(name, STAFF, address, 200, page -> {});
    }

    static Scene staffs(String name, String address, Consumer<Page> steps) {
        return new Scene(name, STAFF, address, 200, steps);
    }

    boolean isForStaff() {
        return languages.equals(STAFF);
    }

    /** What a customer gets who has chosen the language in the footer. */
    String addressIn(String language) {
        return isForStaff() ? address : address + "?lang=" + language;
    }
}
