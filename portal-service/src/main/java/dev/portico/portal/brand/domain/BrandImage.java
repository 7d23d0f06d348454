package dev.portico.portal.brand.domain;

/**
 * A picture of a shop, as pages refer to it.
 *
 * @param file its name, made from its content: another picture has another name
 * @param width in pixels, as it wants to be shown; so is the height
 */
public record BrandImage(String file, int width, int height) {

    /** Mail programs show these; most don't show SVG, some not WebP. */
    public boolean isForMails() {
        return file.endsWith(".png") || file.endsWith(".jpg");
    }

    public String path(String merchant) {
        return "/assets/brand/" + merchant + "/" + file;
    }
}
