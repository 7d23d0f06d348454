package dev.portico.local.testing;

/** What the test resource tells the tests. System properties, because the two may live in different class loaders. */
final class TestSettings {

    static final String KAFKA = "portico.test.kafka";
    static final String JDBC_URL = "portico.test.jdbc-url";
    static final String PRIVATE_KEY = "portico.test.private-key";

    private TestSettings() {}

    static String get(String name) {
        var value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: is the test annotated with PorticoTestResource?");
        }
        return value;
    }
}
