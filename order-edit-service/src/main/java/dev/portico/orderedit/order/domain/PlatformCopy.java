package dev.portico.orderedit.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform said last about the fields that it and the customer may both change. Only what differs from this is a change
 * by the platform; the rest of its document may simply not know of an edit made here.
 */
public record PlatformCopy(
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        List<String> tags,
        @Nullable String note,
        String contentHash) {

    public PlatformCopy {
        tags = List.copyOf(tags);
    }
}
