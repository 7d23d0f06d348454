package dev.portico.portal.page;

/** A view model of a whole page: knows what surrounds its content. */
public interface FramedPage {

    Frame frame();
}
