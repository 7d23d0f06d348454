package dev.portico.portal.brand;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.brand.image.Picture;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/** Shops' pictures: written in a transaction of the shop's, read by their public name. */
@ApplicationScoped
class BrandImages {

    private static final int KEPT = 20;

    private static final Sql ADD = Sql.of(
            """
            insert into brand_image (merchant, file, content, uploaded_at)
            values (:merchant, :file, decode(:content, 'base64'), cast(cast(:now as text) as timestamptz))
            on conflict (merchant, file) do update set uploaded_at = excluded.uploaded_at
            """);
    // Those in use, and the latest: mails refer to them.
    private static final Sql THIN_OUT = Sql.of(
            """
            delete from brand_image
             where merchant = :merchant and file <> all(string_to_array(:used, ','))
               and file not in (select file from brand_image where merchant = :merchant
                                 order by uploaded_at desc, file limit :kept)
            """);
    private static final Sql FORGET = Sql.of("delete from brand_image where merchant = :merchant and file = :file");
    private static final String READ = "select content from brand_image where merchant = $1 and file = $2";

    private final Pool reader;

    BrandImages(@ReactiveDataSource("reader") Pool reader) {
        this.reader = reader;
    }

    Uni<Void> keep(MerchantId merchant, Picture picture, Collection<String> used, Instant now) {
        return ADD.with("merchant", merchant.value())
                .with("file", picture.file())
                .with("content", Base64.getEncoder().encodeToString(picture.content()))
                .with("now", now.toString())
                .update()
                .chain(() -> THIN_OUT.with("merchant", merchant.value())
                        .with("used", String.join(",", used))
                        .with("kept", KEPT)
                        .update())
                .replaceWithVoid();
    }

    Uni<Void> forget(MerchantId merchant, String file) {
        return FORGET.with("merchant", merchant.value())
                .with("file", file)
                .update()
                .replaceWithVoid();
    }

    Uni<Optional<byte[]>> find(String merchant, String file) {
        return reader.preparedQuery(READ)
                .execute(Tuple.of(merchant, file))
                .map(rows -> rows.iterator().hasNext()
                        ? Optional.of(rows.iterator().next().getBuffer(0)).map(Buffer::getBytes)
                        : Optional.empty());
    }
}
