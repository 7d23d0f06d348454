package dev.portico.orderedit.export;

import dev.portico.kit.http.Cursor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestMulti;

/** A file made of chunks, each read when the client has taken the one before: a slow client costs no memory. */
final class ChunkedCsv {

    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private final List<String> header;
    private final Function<Optional<Cursor>, Uni<Chunk>> read;

    /** @param read the chunk after a place; the first one without */
    ChunkedCsv(List<String> header, Function<Optional<Cursor>, Uni<Chunk>> read) {
        this.header = header;
        this.read = read;
    }

    /** The answer of a request, as a download. */
    Multi<String> file(String name) {
        return RestMulti.fromMultiData(text().runSubscriptionOn(eventLoop()))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    // The next chunk is asked for when the client has taken one, on whatever thread that is; the database is spoken to
    // on
    // the request's own context.
    private static Executor eventLoop() {
        var context = Vertx.currentContext();
        return command -> context.runOnContext(go -> command.run());
    }

    Multi<String> text() {
        return Multi.createBy()
                .repeating()
                .uni(Progress::new, this::next)
                .whilst(Piece::more)
                .map(Piece::text);
    }

    /** What has been read: nothing, up to a place, or all. */
    private static final class Progress {

        private volatile Optional<Cursor> after = Optional.empty();
    }

    private record Piece(String text, boolean more) {}

    private Uni<Piece> next(Progress progress) {
        var after = progress.after;
        return read.apply(after).invoke(chunk -> progress.after = chunk.last()).map(chunk -> piece(after, chunk));
    }

    // The header comes with the first rows: a file that can't be read at all is then an error, not an empty file.
    private Piece piece(Optional<Cursor> after, Chunk chunk) {
        var rows = after.isPresent()
                ? chunk.rows()
                : Stream.concat(Stream.of(header), chunk.rows().stream()).toList();
        return new Piece(Csv.of(rows), chunk.last().isPresent());
    }
}
