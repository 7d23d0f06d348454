package dev.portico.orderedit.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditWindow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes policies as documents and reads them back. A setting that a document does not know has its default, so that a new
 * setting needs no migration; switches are stored one by one for the same reason.
 */
public final class PolicyDocuments {

    private static final String ENABLED = "enabled";
    private static final String SWITCHES = "switches";
    private static final String WINDOW = "window";

    /** The actions there were when documents still listed those that are on. */
    private static final List<Action> FIRST_ACTIONS = List.of(
            Action.CHANGE_QUANTITY,
            Action.SWAP_VARIANT,
            Action.REMOVE_ITEM,
            Action.CHANGE_SHIPPING_ADDRESS,
            Action.CHANGE_NOTE,
            Action.CANCEL,
            Action.PAY);

    private static final ObjectNode DEFAULT = tree(EditPolicy.DEFAULT);

    public static String write(EditPolicy policy) {
        var document = tree(policy);
        document.remove(ENABLED);
        var switches = document.putObject(SWITCHES);
        for (var action : Action.values()) {
            switches.put(action.name(), policy.enabled().contains(action));
        }
        return document.toString();
    }

    public static EditPolicy read(JsonNode document) {
        var whole = DEFAULT.deepCopy();
        lay(whole, document);
        if (document.path(WINDOW).isTextual()) {
            whole.set(WINDOW, tree(EditWindow.of(Documents.read(document.get(WINDOW), Duration.class))));
        }
        var enabled = whole.putArray(ENABLED);
        enabled(document).forEach(action -> enabled.add(action.name()));
        return Documents.read(whole, EditPolicy.class);
    }

    /** Puts what is stored over the defaults, member by member. */
    private static void lay(ObjectNode below, JsonNode above) {
        above.fields().forEachRemaining(field -> {
            var known = below.get(field.getKey());
            if (known instanceof ObjectNode object && field.getValue().isObject()) {
                lay(object, field.getValue());
            } else {
                below.set(field.getKey(), field.getValue());
            }
        });
    }

    private static Set<Action> enabled(JsonNode document) {
        var enabled = EnumSet.copyOf(EditPolicy.DEFAULT.enabled());
        if (document.has(ENABLED)) {
            enabled.removeAll(FIRST_ACTIONS);
            document.get(ENABLED).forEach(name -> enabled.add(Action.valueOf(name.asText())));
        }
        for (var action : Action.values()) {
            var on = document.path(SWITCHES).path(action.name());
            if (on.isBoolean()) {
                var unused = on.asBoolean() ? enabled.add(action) : enabled.remove(action);
            }
        }
        return enabled;
    }

    private static ObjectNode tree(Object value) {
        return (ObjectNode) Documents.tree(Documents.write(value));
    }

    private PolicyDocuments() {}
}
