package dev.portico.kit.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** A file of texts of one language: {@code key=text}, in UTF-8. */
public final class TextFile {

    /**
     * Blocks while it reads.
     *
     * @param beside a class of the module whose file it is
     * @param path of the resource, from the root
     */
    public static Properties read(Class<?> beside, String path) {
        var texts = new Properties();
        try (var file = beside.getResourceAsStream(path)) {
            texts.load(new InputStreamReader(Objects.requireNonNull(file, path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private TextFile() {}
}
