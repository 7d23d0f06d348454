package dev.portico.portal.console;

import java.util.List;

/** The way around the console, on each of its pages. */
public record ConsoleNav(String staffName, List<Tab> tabs) {

    /**
     * @param current {@code page} for the page itself, {@code true} for one below it, else empty
     * @param badge how many wait there; empty for none
     */
    public record Tab(String label, String href, String current, String badge) {}

    /** The part of the console that a page belongs to. */
    enum Part {
        ORDERS,
        REQUESTS,
        CHARGES,
        REFUNDS,
        USAGE
    }

    static ConsoleNav of(String staffName, String waiting, Part part, boolean isItsPage) {
        var current = isItsPage ? "page" : "true";
        return new ConsoleNav(
                staffName,
                List.of(
                        new Tab("Orders", "/console", part == Part.ORDERS ? current : "", ""),
                        new Tab("Requests", "/console/requests", part == Part.REQUESTS ? current : "", waiting),
                        new Tab("Charges", "/console/charges", part == Part.CHARGES ? current : "", ""),
                        new Tab("Refunds", "/console/refunds", part == Part.REFUNDS ? current : "", ""),
                        new Tab("Usage", "/console/usage", part == Part.USAGE ? current : "", "")));
    }
}
