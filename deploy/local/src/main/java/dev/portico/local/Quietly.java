package dev.portico.local;

import java.util.logging.Level;
import java.util.logging.Logger;

/** For the way out: what cannot be closed must not keep the rest from being closed. */
final class Quietly {

    private static final Logger LOG = Logger.getLogger(Quietly.class.getName());

    private Quietly() {}

    static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "did not close: " + closeable, e);
        }
    }
}
