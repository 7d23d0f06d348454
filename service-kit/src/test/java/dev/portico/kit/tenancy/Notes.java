package dev.portico.kit.tenancy;

import dev.portico.kit.id.Ids;
import dev.portico.kit.sql.Sql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Use cases as a service would write them, on the table of the kit's tests. */
@ApplicationScoped
public class Notes {

    private static final Sql TRANSACTIONS = Sql.of("select cast(xmin as text) from note order by id");
    private static final Sql PLANNING = Sql.of("select current_setting('plan_cache_mode')");

    @MerchantTransaction
    public Uni<Void> write(MerchantId merchant, String text) {
        return insert(merchant, text);
    }

    @MerchantTransaction
    public Uni<Void> writeFor(MerchantId merchant, MerchantId other, String text) {
        return insert(other, text);
    }

    @MerchantTransaction
    public Uni<Void> writeAndFail(MerchantId merchant, String text) {
        return insert(merchant, text).onItem().failWith(() -> new IllegalStateException("after the insert"));
    }

    /** A forgotten {@code where merchant = …}, on purpose. */
    @MerchantTransaction
    public Uni<List<String>> allThatIsVisible(MerchantId merchant) {
        return texts();
    }

    /** The transaction that wrote each of the notes. */
    @MerchantTransaction
    public Uni<List<String>> transactions(MerchantId merchant) {
        return TRANSACTIONS.call().column(String.class);
    }

    @AllMerchantsTransaction
    public Uni<List<String>> ofEverybody() {
        return texts();
    }

    @MerchantTransaction
    public Uni<String> planning(MerchantId merchant) {
        return PLANNING.call().one(String.class);
    }

    @MerchantTransaction(plannedOnce = true)
    public Uni<String> planningOfTheBusyPath(MerchantId merchant) {
        return PLANNING.call().one(String.class);
    }

    /** What a bug would do: a statement in a transaction that nobody tied to a merchant. */
    public Uni<List<String>> withoutTenancy() {
        return Panache.withTransaction(Notes::texts);
    }

    public static Uni<Void> insert(MerchantId merchant, String text) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into note values (:id, :merchant, :text)")
                        .setParameter("id", Ids.next())
                        .setParameter("merchant", merchant.value())
                        .setParameter("text", text)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<List<String>> texts() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select text from note order by id", String.class)
                        .getResultList());
    }
}
