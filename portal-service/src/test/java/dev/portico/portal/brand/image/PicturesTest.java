package dev.portico.portal.brand.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.brand.image.PictureCheck.Good;
import dev.portico.portal.brand.image.PictureCheck.Refused;
import dev.portico.portal.testing.Logos;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an upload is, by its content alone. */
class PicturesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void aPictureIsMeasured(String situation, byte[] content, Format format, int width, int height) {
        var check = Pictures.check(content);

        assertThat(check).isInstanceOf(Good.class);
        var picture = ((Good) check).picture();
        assertThat(picture.format()).isEqualTo(format);
        assertThat(List.of(picture.width(), picture.height())).containsExactly(width, height);
        assertThat(picture.file()).matches("[0-9a-f]{32}\\." + format.extension());
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("PNG", Logos.png(120, 40), Format.PNG, 120, 40),
                Arguments.of("JPEG", Logos.jpeg(300, 100), Format.JPEG, 300, 100),
                Arguments.of("the smallest", Logos.png(16, 16), Format.PNG, 16, 16),
                Arguments.of("the largest", Logos.jpeg(2000, 2000), Format.JPEG, 2000, 2000),
                Arguments.of("WebP, simple", webp("VP8 ", lossy(200, 50)), Format.WEBP, 200, 50),
                Arguments.of("WebP, lossless", webp("VP8L", lossless(201, 51)), Format.WEBP, 201, 51),
                Arguments.of("WebP, extended", webp("VP8X", extended(202, 52, 0x10)), Format.WEBP, 202, 52),
                Arguments.of("SVG", Logos.svg(), Format.SVG, 120, 40));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void orRefused(String situation, byte[] content, String code) {
        var check = Pictures.check(content);

        assertThat(check).isInstanceOf(Refused.class);
        assertThat(((Refused) check).faults()).extracting(PictureFault::code).containsExactly(code);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("nothing", new byte[0], "image-empty"),
                Arguments.of("a byte too many", new byte[Pictures.MOST_BYTES + 1], "image-too-large"),
                Arguments.of("as many as may be, of nothing", new byte[Pictures.MOST_BYTES], "image-type"),
                Arguments.of("a page", "<!doctype html><p>Hello".getBytes(UTF_8), "image-type"),
                Arguments.of("a GIF", "GIF89a............".getBytes(UTF_8), "image-type"),
                Arguments.of("a script", "alert(1)".getBytes(UTF_8), "image-type"),
                Arguments.of(
                        "SVG in another encoding",
                        Logos.SVG.getBytes(java.nio.charset.StandardCharsets.UTF_16),
                        "image-type"),
                Arguments.of(
                        "a PNG with more behind it",
                        joined(Logos.png(50, 50), "<script>".getBytes(UTF_8)),
                        "image-broken"),
                Arguments.of("half a PNG", half(Logos.png(50, 50)), "image-broken"),
                Arguments.of("the beginning of a PNG", Arrays.copyOf(Logos.png(50, 50), 9), "image-broken"),
                Arguments.of(
                        "a JPEG with more behind it",
                        joined(Logos.jpeg(50, 50), "<?php".getBytes(UTF_8)),
                        "image-broken"),
                Arguments.of("half a JPEG", half(Logos.jpeg(500, 500)), "image-broken"),
                Arguments.of(
                        "four bytes of a JPEG",
                        new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0},
                        "image-broken"),
                Arguments.of(
                        "a WebP that says another length",
                        joined(webp("VP8 ", lossy(50, 50)), new byte[9]),
                        "image-broken"),
                Arguments.of("a WebP that moves", webp("VP8X", extended(50, 50, 0x02)), "image-animated"),
                Arguments.of("a PNG that moves", moving(Logos.png(50, 50)), "image-animated"),
                Arguments.of("too small", Logos.png(15, 16), "image-size"),
                Arguments.of("too wide", Logos.png(2001, 16), "image-size"),
                Arguments.of("too high", Logos.png(16, 2001), "image-size"));
    }

    @Test
    void theNameFollowsTheContent() {
        var one = ((Good) Pictures.check(Logos.png(50, 50))).picture();
        var same = ((Good) Pictures.check(Logos.png(50, 50))).picture();
        var other = ((Good) Pictures.check(Logos.png(50, 51))).picture();

        assertThat(one.file()).isEqualTo(same.file()).isNotEqualTo(other.file());
    }

    private static byte[] webp(String chunk, byte[] data) {
        var file = ByteBuffer.allocate(20 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(UTF_8)).putInt(12 + data.length).put("WEBP".getBytes(UTF_8));
        return file.put(chunk.getBytes(UTF_8)).putInt(data.length).put(data).array();
    }

    private static byte[] lossy(int width, int height) {
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0, 0, 0, (byte) 0x9d, 1, 0x2a})
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    private static byte[] lossless(int width, int height) {
        var bits = (width - 1) | (height - 1) << 14;
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2f)
                .putInt(bits)
                .array();
    }

    private static byte[] extended(int width, int height, int flags) {
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(flags)
                .putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0)
                .array();
    }

    /** With the chunk that says so behind the first. */
    private static byte[] moving(byte[] png) {
        var head = 8 + 12 + 13;
        var chunk =
                ByteBuffer.allocate(20).putInt(8).put("acTL".getBytes(UTF_8)).array();
        return joined(joined(Arrays.copyOf(png, head), chunk), Arrays.copyOfRange(png, head, png.length));
    }

    private static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
