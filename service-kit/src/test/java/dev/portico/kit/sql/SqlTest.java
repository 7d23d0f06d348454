package dev.portico.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.kit.Kit;
import dev.portico.kit.OnVertx;
import dev.portico.kit.tenancy.Tenancy;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class SqlTest {

    private static final Sql SUM = Sql.of("select cast(:a as int) + cast(:b as int) + cast(:a as int)");
    private static final Sql NONE = Sql.of("select 1::int where cast(:yes as boolean)");

    @Inject
    Tenancy tenancy;

    @Test
    void aNameMayStandTwiceAndACastIsNoParameter() {
        int sum = inTransaction(() -> SUM.with("b", 5).with("a", 2).one(Integer.class));

        assertThat(sum).isEqualTo(9);
    }

    @Test
    void rowsComeAsTheClientGivesThem() {
        var id = UUID.randomUUID();

        var rows = inTransaction(() -> Sql.of("select cast(:id as uuid), cast(:text as text)")
                .with("id", id)
                .with("text", null)
                .rows());

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0)).containsExactly(id, null);
    }

    @Test
    void noRowIsNoFailureUntilOneIsNeeded() {
        assertThat(inTransaction(() -> NONE.with("yes", false).first(Integer.class)))
                .isEmpty();
        assertThat(inTransaction(() -> NONE.with("yes", true).column(Integer.class)))
                .containsExactly(1);
        assertThatThrownBy(() -> inTransaction(() -> NONE.with("yes", false).one(Integer.class)))
                .isInstanceOf(NoSuchElementException.class);
    }

    /** The client forgets statements of more than 2,048 characters, unless it is told not to. */
    @Test
    void aLongStatementStaysPreparedOnItsConnection() {
        var marker = "/* long " + UUID.randomUUID() + " */";
        var padding = "/* %s */".formatted("-".repeat(4_000));
        var statement = Sql.of("select cast(:n as int) %s %s".formatted(marker, padding));
        var prepared = Sql.of("select count(*) from pg_prepared_statements where statement like :marker");

        long kept = inTransaction(
                () -> statement.with("n", 1).one(Integer.class).chain(() -> prepared.with("marker", "%" + marker + "%")
                        .one(Long.class)));

        assertThat(kept).isEqualTo(1);
    }

    @Test
    void aStatementSaysHowManyRowsItWrote() {
        var update = Sql.of("update inbox set handled_at = handled_at where consumer = :consumer");

        assertThat(inTransaction(() -> update.with("consumer", "nobody").update()))
                .isZero();
    }

    @Test
    void aWrongOrMissingParameterIsNamed() {
        assertThatThrownBy(() -> SUM.with("c", 1)).hasMessageContaining("c");
        assertThatThrownBy(() -> inTransaction(() -> SUM.with("a", 1).one(Integer.class)))
                .hasMessageContaining("b has no value");
    }

    private <T> T inTransaction(Supplier<Uni<T>> work) {
        return OnVertx.run(() -> tenancy.acrossMerchants(work));
    }
}
