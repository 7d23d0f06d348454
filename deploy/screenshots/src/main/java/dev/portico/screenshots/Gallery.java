package dev.portico.screenshots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A page with all pictures, so that a person can look through them. */
final class Gallery {

    private static final String HTML =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Portico, every page</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; background: #777; color: #fff; }
            .row { display: flex; gap: 1rem; align-items: flex-start; overflow-x: auto; padding-block: .5rem 1.5rem; }
            img { block-size: 40rem; inline-size: auto; box-shadow: 0 1px 8px #0006; }
            a { color: inherit; margin-inline-end: .75rem; }
            </style>
            <p>%s</p>
            %s
            </html>
            """;

    static void write(Path folder, List<Scene> scenes) {
        var links = scenes.stream()
                .map(scene -> "<a href=\"#%1$s\">%1$s</a>".formatted(scene.name()))
                .collect(Collectors.joining("\n"));
        var rows = scenes.stream()
                .flatMap(scene -> scene.languages().stream().map(language -> row(scene, language)))
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(folder.resolve("index.html"), HTML.formatted(links, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Scene scene, String language) {
        var pictures = Camera.WIDTHS.stream()
                .flatMap(width -> Camera.SCHEMES.stream().map(scheme -> Camera.file(scene, language, width, scheme)))
                .map("<a href=\"%1$s\"><img src=\"%1$s\" alt=\"\" loading=\"lazy\"></a>"::formatted)
                .collect(Collectors.joining("\n"));
        var id = language.equals(scene.languages().get(0)) ? " id=\"" + scene.name() + "\"" : "";
        return "<h2%s>%s (%s)</h2>\n<div class=\"row\">%s</div>".formatted(id, scene.name(), language, pictures);
    }

    private Gallery() {}
}
