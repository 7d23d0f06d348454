package dev.portico.local.demo;

import java.util.Locale;
import java.util.Map;

/** A picture per product, drawn from its handle: a silhouette that fits the name, in colours that stay the same. */
public final class DemoImages {

    /** Where the launcher's web server has them. */
    public static final String PATH = "/demo-images/";

    private static final String SHIRT =
            "M150 92 L112 110 L82 158 L112 182 L126 164 L126 312 L274 312 L274 164 L288 182 L318 158 L288 110 L250 92 C242 116 158 116 150 92 Z";
    private static final String JACKET =
            "M152 84 L108 104 L82 250 L116 256 L128 178 L124 318 L196 318 L196 128 L204 128 L204 318 L276 318 L272 178 L284 256 L318 250 L292 104 L248 84 L200 128 Z";
    private static final String DRESS =
            "M162 84 L172 84 C178 112 222 112 228 84 L238 84 L244 164 L292 318 L108 318 L156 164 Z";
    private static final String BAG =
            "M112 172 L288 172 L304 308 L96 308 Z M150 172 C150 92 250 92 250 172 L236 172 C236 112 164 112 164 172 Z";
    private static final String SHOE =
            "M92 214 L158 150 L182 190 C212 224 262 228 298 240 C312 246 314 262 312 278 L92 278 Z M92 286 L312 286 L312 300 L92 300 Z";
    private static final String NECKLACE =
            "M106 96 C106 236 170 262 200 266 C230 262 294 236 294 96 L284 96 C284 224 226 250 200 254 C174 250 116 224 116 96 Z M200 262 L226 296 L200 330 L174 296 Z";
    private static final String BRACELET =
            "M200 118 C282 118 312 166 312 206 C312 252 266 290 200 290 C134 290 88 252 88 206 C88 166 118 118 200 118 Z M200 142 C138 142 112 176 112 206 C112 240 148 266 200 266 C252 266 288 240 288 206 C288 176 262 142 200 142 Z";
    private static final String EARRINGS =
            "M142 96 C160 96 160 122 148 126 L148 168 L174 226 L142 300 L110 226 L136 168 L136 126 C124 122 124 96 142 96 Z M258 96 C276 96 276 122 264 126 L264 168 L290 226 L258 300 L226 226 L252 168 L252 126 C240 122 240 96 258 96 Z";

    private static final Map<String, String> SILHOUETTES = Map.ofEntries(
            Map.entry("bracelet", BRACELET),
            Map.entry("leather-anchor", BRACELET),
            Map.entry("earrings", EARRINGS),
            Map.entry("necklace", NECKLACE),
            Map.entry("neclace", NECKLACE),
            Map.entry("choker", NECKLACE),
            Map.entry("gemstone", NECKLACE),
            Map.entry("jacket", JACKET),
            Map.entry("tuxedo", JACKET),
            Map.entry("skirt", DRESS),
            Map.entry("bag", BAG),
            Map.entry("high-tops", SHOE));

    private DemoImages() {}

    static String silhouette(String handle) {
        var lower = handle.toLowerCase(Locale.ROOT);
        return SILHOUETTES.entrySet().stream()
                .filter(entry -> lower.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(SHIRT);
    }

    public static String svg(String handle) {
        var hash = Math.floorMod(handle.hashCode() * 0x9E3779B1, 1 << 20);
        var hue = hash % 360;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img">
                <defs>
                <linearGradient id="back" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(%1$d 32%% 93%%)"/><stop offset="1" stop-color="hsl(%2$d 30%% 86%%)"/></linearGradient>
                <linearGradient id="cloth" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="hsl(%1$d 42%% 46%%)"/><stop offset="1" stop-color="hsl(%1$d 46%% 34%%)"/></linearGradient>
                <pattern id="weave" width="24" height="24" patternUnits="userSpaceOnUse" patternTransform="rotate(%3$d)">%4$s</pattern>
                </defs>
                <rect width="400" height="400" fill="url(#back)"/>
                <ellipse cx="200" cy="338" rx="120" ry="12" fill="hsl(%1$d 25%% 40%%)" opacity=".16"/>
                <path d="%5$s" fill="url(#cloth)" fill-rule="evenodd" stroke-linejoin="round"/>
                <path d="%5$s" fill="url(#weave)" fill-rule="evenodd"/>
                </svg>
                """
                .formatted(hue, (hue + 28) % 360, (hash / 360) % 4 * 45, pattern(hash / 1440 % 3), silhouette(handle));
    }

    private static String pattern(int kind) {
        return switch (kind) {
            case 0 -> "<rect width=\"6\" height=\"24\" fill=\"#fff\" opacity=\".14\"/>";
            case 1 -> "<circle cx=\"12\" cy=\"12\" r=\"3.5\" fill=\"#fff\" opacity=\".2\"/>";
            default -> "<path d=\"M0 12h24M12 0v24\" stroke=\"#fff\" stroke-width=\"2\" opacity=\".13\"/>";
        };
    }
}
