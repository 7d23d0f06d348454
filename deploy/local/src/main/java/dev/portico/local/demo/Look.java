package dev.portico.local.demo;

import java.util.List;
import java.util.Map;

/**
 * How a demo shop looks, as the branding API takes it.
 *
 * @param pictures files below {@code /demo/logos} by where they stand
 */
record Look(Map<String, String> pictures, Map<String, Object> branding) {

    /** Pictures for light and dark pages; the header is that of cards. */
    static final Look NORTHWIND = new Look(
            Map.of("logo", "northwind.svg", "logo-dark", "northwind-dark.svg", "favicon", "northwind.svg"),
            Map.of(
                    "accentColor",
                    "#1f5f4a",
                    "footerLinks",
                    List.of(
                            link(
                                    "https://northwind.example/returns",
                                    Map.of("en", "Returns", "de", "Rückgabe", "fr", "Retours", "ar", "الإرجاع")),
                            link(
                                    "https://northwind.example/sizes",
                                    Map.of(
                                            "en",
                                            "Size guide",
                                            "de",
                                            "Größentabelle",
                                            "fr",
                                            "Guide des tailles",
                                            "ar",
                                            "دليل المقاسات"))),
                    "privacyUrl",
                    "https://northwind.example/privacy",
                    "termsUrl",
                    "https://northwind.example/terms"));

    /** A dark header in both schemes, and a logo that mail programs show. */
    static final Look ATELIER = new Look(
            Map.of("logo", "atelier.png", "favicon", "atelier.svg"),
            Map.of(
                    "accentColor",
                    "#7a3b69",
                    "headerBackground",
                    "#2d1229",
                    "footerLinks",
                    List.of(link(
                            "https://atelier-lumiere.example/entretien",
                            Map.of(
                                    "fr",
                                    "Entretien des bijoux",
                                    "en",
                                    "Jewelry care",
                                    "de",
                                    "Schmuckpflege",
                                    "ar",
                                    "العناية بالمجوهرات"))),
                    "supportUrl",
                    "https://atelier-lumiere.example/aide",
                    "privacyUrl",
                    "https://atelier-lumiere.example/confidentialite"));

    /** A header of its own for each scheme, and words of its own. */
    static final Look LOOM = new Look(
            Map.of("logo", "loom.svg", "favicon", "loom.svg"),
            Map.of(
                    "accentColor",
                    "#8a4b14",
                    "headerBackground",
                    "#f9ead6",
                    "headerBackgroundDark",
                    "#2b1c0b",
                    "headerText",
                    "Little Loom, Dublin",
                    "supportEmail",
                    "help@little-loom.example"));

    private static Map<String, Object> link(String url, Map<String, String> labels) {
        return Map.of("url", url, "labels", labels);
    }
}
