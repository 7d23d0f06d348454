package dev.portico.orderedit.order.domain;

/** A custom property of a line (an engraving). Names with a leading underscore are the shop's own and not shown to customers. */
public record Property(String name, String value) {

    public boolean hidden() {
        return name.startsWith("_");
    }
}
