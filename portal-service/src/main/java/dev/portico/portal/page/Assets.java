package dev.portico.portal.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The style sheets, the script and the icon. Their addresses carry a hash of their content, so they may be kept for good. */
@ApplicationScoped
public class Assets {

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");

    private final Map<String, Asset> byName = List.of("portal.css", "console.css", "portal.js", "icon.svg").stream()
            .collect(Collectors.toUnmodifiableMap(name -> name, Asset::load));

    private final Map<String, Asset> byHref =
            byName.values().stream().collect(Collectors.toUnmodifiableMap(Asset::href, asset -> asset));

    /** For templates. */
    public String href(String name) {
        return Objects.requireNonNull(byName.get(name), name).href();
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(byHref.get(path));
    }

    record Asset(String href, String type, byte[] content) {

        static Asset load(String name) {
            try (var file = Assets.class.getResourceAsStream("/assets/" + name)) {
                var content = Objects.requireNonNull(file, name).readAllBytes();
                var dot = name.lastIndexOf('.');
                var extension = name.substring(dot + 1);
                var href = "/assets/" + name.substring(0, dot) + "." + hash(content) + "." + extension;
                return new Asset(href, Objects.requireNonNull(TYPES.get(extension)), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String hash(byte[] content) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(digest).substring(0, 12);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
