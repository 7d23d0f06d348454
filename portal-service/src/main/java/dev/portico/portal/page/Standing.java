package dev.portico.portal.page;

/** Where an order stands. The names are public: programs read them in {@link OrderDocument}. */
enum Standing {
    RECEIVED("received"),
    PREPARING("preparing"),
    RESERVED("reserved"),
    UNPAID("unpaid"),
    PARTLY_SHIPPED("partly"),
    SHIPPED("shipped"),
    DELIVERED("delivered"),
    CANCELED("canceled");

    private final String key;

    Standing(String key) {
        this.key = key;
    }

    /** The key of its sentence. */
    String text() {
        return "stand." + key;
    }
}
