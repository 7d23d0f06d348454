package dev.portico.kit.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A merchant's name in tokens, links, headers and rows: 3 to 40 characters of {@code a-z}, {@code 0-9} and {@code -},
 * chosen once by the operator and never changed.
 */
public record MerchantId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

    @JsonCreator
    public MerchantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a merchant id");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
