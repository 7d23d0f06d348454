package dev.portico.orderedit;

import dev.portico.local.testing.TestDatabase;
import dev.portico.orderedit.policy.PolicyDocuments;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditPolicyCopy;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** A merchant's policy as it is stored, for tests that are not about how it is written. */
public final class TestPolicies {

    public static void set(String merchant, UnaryOperator<EditPolicyCopy> change) {
        var policy = change.apply(EditPolicy.DEFAULT.copy()).make();
        try (var connection = TestDatabase.connect("postgres");
                var insert = connection.prepareStatement(
                        """
                        insert into order_edit.edit_policy (merchant, version, document, updated_at)
                        values (?, 1, cast(? as jsonb), now())
                        on conflict (merchant) do update set document = excluded.document
                        """)) {
            insert.setString(1, merchant);
            insert.setString(2, PolicyDocuments.write(policy));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestPolicies() {}
}
