package dev.portico.screenshots;

import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes pictures of every page, at three widths, light and dark, in four languages: {@code Screenshots DATA FOLDER [NAME…]}
 * with the data directory of a running suite. Ends with 1 when a page could not be reached or scrolls sideways.
 */
public final class Screenshots {

    private static final String STAFF = "admin";

    public static void main(String[] arguments) {
        var addresses = Addresses.of(Path.of(arguments[0]));
        var folder = Path.of(arguments[1]);
        System.exit(
                run(addresses, folder, List.of(arguments).subList(2, arguments.length))
                                .isEmpty()
                        ? 0
                        : 1);
    }

    private static List<String> run(Addresses addresses, Path folder, List<String> names) {
        var scenes = new Scenes(addresses)
                .all().stream()
                        .filter(scene -> names.isEmpty() || names.contains(scene.name()))
                        .toList();
        var faults = new ArrayList<String>();
        try (var camera = new Camera(folder);
                var customer = camera.somebody();
                var staff = camera.somebody()) {
            signIn(staff, addresses.portal());
            for (var scene : scenes) {
                for (var language : scene.languages()) {
                    faults.addAll(camera.shoot(scene.isForStaff() ? staff : customer, scene, language));
                }
                System.out.println(scene.name());
            }
        }
        Gallery.write(folder, scenes);
        faults.forEach(System.err::println);
        System.out.println("Look at " + folder.resolve("index.html"));
        return faults;
    }

    private static void signIn(BrowserContext staff, String portal) {
        Camera.visit(staff, portal + "/console", 200, page -> {
            page.locator("form:has([value='" + STAFF + "']) button").click();
            page.waitForURL("**/console**");
        });
    }

    private Screenshots() {}
}
