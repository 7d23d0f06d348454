package dev.portico.kit.http;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where a page ended, newest first: the time and id of its last row. Opaque to clients. */
public record Cursor(Instant at, UUID id) {

    private static final int LENGTH = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

    public String encode() {
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws ProblemException 400 {@code bad-cursor} when it isn't one of ours */
    public static Cursor decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException notOurs) {
            throw Problems.of(400, "bad-cursor", "The cursor is not one that this listing gave", List.of());
        }
    }
}
