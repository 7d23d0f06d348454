package dev.portico.portal.brand.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture that may be shown.
 *
 * @param content as it is stored and served; an SVG is written anew, so it may differ from what was sent
 * @param width in pixels; so is the height
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Picture(Format format, byte[] content, int width, int height) {

    private static final int NAME_CHARS = 32;

    /** Another content has another name, so whoever has it may keep it for good. */
    public String file() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, NAME_CHARS) + "." + format.extension();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
