package dev.portico.orderedit.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform said last about the fields that it and the customer may both change. Only what differs from this is a change
 * by the platform; the rest of its document may simply not know of an edit made here.
 *
 * @param contentHash of the whole document, by what it says: it begins with {@link #HASH_FORM}. One that does not is from before, and
 *     changed with each field that documents could have
 */
public record PlatformCopy(
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        List<String> tags,
        @Nullable String note,
        String contentHash) {

    public static final String HASH_FORM = "given:";

    public PlatformCopy {
        tags = List.copyOf(tags);
    }

    boolean hashesLike(PlatformCopy other) {
        return contentHash.equals(other.contentHash);
    }

    boolean hashedBefore() {
        return !contentHash.startsWith(HASH_FORM);
    }
}
