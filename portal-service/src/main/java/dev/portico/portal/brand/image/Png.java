package dev.portico.portal.brand.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Portable Network Graphics, second edition: a signature, then chunks from IHDR to IEND. */
final class Png {

    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final int HEADER_LENGTH = 13;
    private static final int AROUND_DATA = 12;

    static boolean isOne(byte[] content) {
        return content.length > SIGNATURE.length
                && Arrays.equals(content, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    static Measured measure(byte[] content) {
        var file = ByteBuffer.wrap(content).position(SIGNATURE.length);
        var width = 0;
        var height = 0;
        var animated = false;
        for (var first = true; file.remaining() >= AROUND_DATA; first = false) {
            var length = file.getInt();
            var type = type(file);
            if (length < 0 || length > file.remaining() - Integer.BYTES || first != type.equals("IHDR")) {
                return Measured.BROKEN;
            }
            if (first && length == HEADER_LENGTH) {
                width = file.getInt(file.position());
                height = file.getInt(file.position() + Integer.BYTES);
            }
            animated |= type.equals("acTL");
            file.position(file.position() + length + Integer.BYTES);
            if (type.equals("IEND")) {
                return new Measured(!file.hasRemaining(), animated, width, height);
            }
        }
        return Measured.BROKEN;
    }

    private static String type(ByteBuffer file) {
        var type = new byte[Integer.BYTES];
        file.get(type);
        return new String(type, StandardCharsets.US_ASCII);
    }

    private Png() {}
}
