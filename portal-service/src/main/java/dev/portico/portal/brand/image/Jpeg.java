package dev.portico.portal.brand.image;

import java.nio.ByteBuffer;

/** JFIF and Exif files: segments from SOI to a start of frame, which has the size; the file ends with EOI. */
final class Jpeg {

    private static final int MARKER = 0xff;
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int FRAME_LENGTH = 7;

    static boolean isOne(byte[] content) {
        return content.length > 4 && at(content, 0) == MARKER && at(content, 1) == START && at(content, 2) == MARKER;
    }

    static Measured measure(byte[] content) {
        var whole = at(content, content.length - 2) == MARKER && at(content, content.length - 1) == END;
        var file = ByteBuffer.wrap(content).position(2);
        while (file.remaining() >= 4) {
            var isMarker = Byte.toUnsignedInt(file.get()) == MARKER;
            var marker = Byte.toUnsignedInt(file.get());
            var length = Short.toUnsignedInt(file.getShort()) - 2;
            if (!isMarker || marker == START_OF_SCAN || length < 0 || length > file.remaining()) {
                return Measured.BROKEN;
            }
            if (isFrame(marker) && length >= FRAME_LENGTH) {
                var height = Short.toUnsignedInt(file.getShort(file.position() + 1));
                return new Measured(whole, false, Short.toUnsignedInt(file.getShort(file.position() + 3)), height);
            }
            file.position(file.position() + length);
        }
        return Measured.BROKEN;
    }

    /** SOF0 to SOF15, without the three of their range that mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static int at(byte[] content, int index) {
        return Byte.toUnsignedInt(content[index]);
    }

    private Jpeg() {}
}
