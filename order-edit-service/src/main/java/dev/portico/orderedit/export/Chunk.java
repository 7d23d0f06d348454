package dev.portico.orderedit.export;

import dev.portico.kit.http.Cursor;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of an export.
 *
 * @param last where they end; empty when nothing follows
 */
record Chunk(List<List<String>> rows, Optional<Cursor> last) {

    /** As many rows as a transaction reads, and a write to the client has. */
    static final int SIZE = 500;
}
