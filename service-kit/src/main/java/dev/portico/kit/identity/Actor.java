package dev.portico.kit.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Who did it: {@code customer}, {@code system}, {@code staff:<sub>} or {@code platform:<client>}. No personal data. */
public record Actor(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("customer|system|(staff|platform):[^\\s]{1,120}");

    public static final Actor CUSTOMER = new Actor("customer");
    public static final Actor SYSTEM = new Actor("system");

    @JsonCreator
    public Actor {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an actor");
        }
    }

    public static Actor staff(String subject) {
        return new Actor("staff:" + subject);
    }

    public static Actor platform(String name) {
        return new Actor("platform:" + name);
    }

    @Override
    public String toString() {
        return value;
    }
}
