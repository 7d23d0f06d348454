package dev.portico.notification.delivery;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.delivery.domain.DeliveryStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which deliveries of a merchant to list, newest first. */
record DeliveryFilter(
        MerchantId merchant, Optional<UUID> orderId, Optional<DeliveryStatus> status, Optional<Cursor> after) {

    String query() {
        return "merchant = :merchant"
                + (orderId.isPresent() ? " and orderId = :orderId" : "")
                + (status.isPresent() ? " and status = :status" : "")
                + (after.isPresent() ? " and (createdAt < :at or (createdAt = :at and id < :id))" : "")
                + " order by createdAt desc, id desc";
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("merchant", merchant.value());
        orderId.ifPresent(value -> parameters.put("orderId", value));
        status.ifPresent(value -> parameters.put("status", value));
        after.ifPresent(cursor -> parameters.put("at", cursor.at()));
        after.ifPresent(cursor -> parameters.put("id", cursor.id()));
        return parameters;
    }
}
