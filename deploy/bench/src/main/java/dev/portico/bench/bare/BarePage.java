package dev.portico.bench.bare;

import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;

/** One select by key and a template: what any page of this kind costs at least. */
@Path("/bare/page/{slug}")
public class BarePage {

    private static final String READ = "select title, body from page where slug = $1";

    private static final List<Row> ROWS = IntStream.rangeClosed(1, 200)
            .mapToObj(
                    number -> new Row(number, "Some words that fill a line of a page about number " + number, "$10.00"))
            .toList();

    private final Pool pool;
    private final Template bare;

    BarePage(Pool pool, Template bare) {
        this.pool = pool;
        this.bare = bare;
    }

    /** A part of the page; repeated until the page is as long as the one it is compared with. */
    public record Row(int number, String text, String amount) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> page(String slug, @RestQuery int rows) {
        return pool.preparedQuery(READ).execute(Tuple.of(slug)).chain(found -> render(found, rows));
    }

    private Uni<String> render(RowSet<io.vertx.mutiny.sqlclient.Row> found, int rows) {
        var page = found.iterator().next();
        return bare.data("title", page.getString(0))
                .data("body", page.getString(1))
                .data("rows", ROWS.subList(0, rows))
                .createUni();
    }
}
