package dev.portico.payment.schedule.domain;

import dev.portico.payment.schedule.domain.Item.Kind;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes an item the same one whatever it costs.
 *
 * @param group null of the one item that is no pre-order's
 * @param number from 1 within its kind and group
 */
public record ItemKey(@Nullable Group group, Kind kind, int number) {

    static final ItemKey AT_ONCE = new ItemKey(null, Kind.AT_ONCE, 1);

    /** The same for the same item of the same order, so that an edit and its undoing lead back to it. */
    UUID idIn(UUID orderId) {
        var where = group == null ? "" : group.spelling();
        var name = String.join("/", orderId.toString(), where, kind.name(), String.valueOf(number));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
