package dev.portico.portal.brand.image;

/**
 * What the headers of a picture say.
 *
 * @param whole whether the file ends where its format says, so that nothing else hides in it
 * @param width in pixels; so is the height
 */
record Measured(boolean whole, boolean animated, int width, int height) {

    static final Measured BROKEN = new Measured(false, false, 0, 0);
}
