package dev.portico.portal.brand.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** RIFF files of form WEBP: the first chunk has the size, in one of three ways. */
final class WebP {

    private static final int FIRST_CHUNK = 12;
    private static final int FIRST_DATA = 20;
    private static final int LEAST_BYTES = 30;
    private static final int ANIMATION = 0x02;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int FOURTEEN_BITS = 0x3fff;

    static boolean isOne(byte[] content) {
        return content.length >= LEAST_BYTES
                && text(content, 0).equals("RIFF")
                && text(content, 8).equals("WEBP");
    }

    static Measured measure(byte[] content) {
        var file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        // Chunks have an even length: a last byte of padding is counted by some writers and not by others.
        var length = Integer.toUnsignedLong(file.getInt(4)) + 8;
        var whole = length == content.length || length + 1 == content.length;
        switch (text(content, FIRST_CHUNK)) {
            case "VP8X":
                var animated = (file.get(FIRST_DATA) & ANIMATION) != 0;
                return new Measured(whole, animated, threeBytes(file, 24) + 1, threeBytes(file, 27) + 1);
            case "VP8L":
                var bits = file.getInt(FIRST_DATA + 1);
                whole &= file.get(FIRST_DATA) == LOSSLESS_SIGNATURE;
                return new Measured(whole, false, (bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1);
            case "VP8 ":
                return new Measured(whole, false, file.getShort(26) & FOURTEEN_BITS, file.getShort(28) & FOURTEEN_BITS);
            default:
                return Measured.BROKEN;
        }
    }

    private static int threeBytes(ByteBuffer file, int at) {
        return Short.toUnsignedInt(file.getShort(at)) | Byte.toUnsignedInt(file.get(at + 2)) << 16;
    }

    private static String text(byte[] content, int at) {
        return new String(content, at, Integer.BYTES, StandardCharsets.US_ASCII);
    }

    private WebP() {}
}
