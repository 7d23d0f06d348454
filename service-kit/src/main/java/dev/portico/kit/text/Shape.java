package dev.portico.kit.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text has places for.
 *
 * @param parameters names of the values it needs
 * @param plurals by parameter, the plural categories it has forms for
 * @param broken whether a brace is left that belongs to no place, or a place can't be read
 */
public record Shape(Set<String> parameters, Map<String, Set<String>> plurals, boolean broken) {

    static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)(\\|[^}]*)?}");

    private static final Pattern FORM = Pattern.compile("[a-z]+=.*", Pattern.DOTALL);

    public Shape {
        parameters = Set.copyOf(parameters);
        plurals = Map.copyOf(plurals);
    }

    public static Shape of(String text) {
        var parameters = new HashSet<String>();
        var plurals = new HashMap<String, Set<String>>();
        var broken = PLACE.matcher(text).replaceAll("").matches("(?s).*[{}].*");
        var place = PLACE.matcher(text);
        while (place.find()) {
            parameters.add(place.group(1));
            if (place.group(2) != null) {
                broken |= !readable(place.group(2));
                plurals.put(place.group(1), Set.copyOf(forms(place.group(2)).keySet()));
            }
        }
        return new Shape(parameters, plurals, broken);
    }

    /** By category, from {@code |one=# item|other=# items}. */
    static Map<String, String> forms(String choices) {
        var forms = new HashMap<String, String>();
        for (var choice : choices.substring(1).split("\\|")) {
            forms.put(choice.substring(0, Math.max(0, choice.indexOf('='))), choice.substring(choice.indexOf('=') + 1));
        }
        return forms;
    }

    private static boolean readable(String choices) {
        return Arrays.stream(choices.substring(1).split("\\|", -1))
                .allMatch(choice -> FORM.matcher(choice).matches());
    }
}
