package dev.portico.orderedit.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portico.kit.http.Problems;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.document.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Use cases of the catalog. One public method is one transaction. */
@ApplicationScoped
public class Products {

    // xmax is 0 for a row that this statement has inserted.
    private static final Sql PUT = Sql.of(
            """
            insert into product (merchant, external_id, title_key, document, updated_at)
            values (:merchant, :externalId, :titleKey, cast(cast(:document as text) as jsonb), cast(cast(:now as text) as timestamptz))
            on conflict (merchant, external_id) do update
               set title_key = excluded.title_key, document = excluded.document, updated_at = excluded.updated_at
            returning xmax = 0
            """);
    private static final Sql PUT_TERMS = Sql.of(
            """
            with wanted as (
                select jsonb_array_elements_text(cast(cast(:terms as text) as jsonb)) as term),
            gone as (
                delete from product_term t
                 where t.merchant = :merchant and t.product_id = :externalId
                   and t.term not in (select term from wanted))
            insert into product_term (merchant, term, product_id)
            select :merchant, term, :externalId from wanted
            on conflict do nothing
            """);
    private static final Sql PUT_VARIANTS = Sql.of(
            """
            insert into variant (merchant, product_id, external_id, position, stock, tracked, oversell, document)
            select :merchant, :externalId, v.external_id, v.position, v.stock, v.tracked, v.oversell, v.document
              from jsonb_to_recordset(cast(cast(:variants as text) as jsonb))
                as v (external_id text, position int, stock bigint, tracked boolean, oversell boolean, document jsonb)
            on conflict (merchant, product_id, external_id) do update
               set position = excluded.position, stock = excluded.stock, tracked = excluded.tracked,
                   oversell = excluded.oversell, document = excluded.document
            """);
    private static final Sql DROP_OTHERS = Sql.of(
            """
            delete from variant
             where merchant = :merchant and product_id = :externalId
               and external_id not in (select jsonb_array_elements_text(cast(cast(:kept as text) as jsonb)))
            """);
    private static final Sql FIND = Sql.of(
            """
            select cast(p.document || jsonb_build_object('variants', (
                       select coalesce(jsonb_agg(v.document || jsonb_build_object('stock', v.stock)
                                                 order by v.position), cast('[]' as jsonb))
                         from variant v
                        where v.merchant = p.merchant and v.product_id = p.external_id)) as text)
              from product p where p.merchant = :merchant and p.external_id = :externalId
            """);

    private final Clock clock;

    Products(Clock clock) {
        this.clock = clock;
    }

    /** A variant as the statement takes it: the property names are the columns'. */
    private record VariantColumns(
            @JsonProperty("external_id") String externalId,
            int position,
            long stock,
            boolean tracked,
            boolean oversell,
            Variant document) {}

    /**
     * Replaces a product whole, stock included.
     *
     * @return whether it is new
     */
    @MerchantTransaction
    public Uni<Boolean> put(MerchantId merchant, Product product) {
        return store(merchant, product)
                .call(() -> storeTerms(merchant, product))
                .call(() -> dropOthers(merchant, product))
                .call(() -> storeVariants(merchant, product));
    }

    private Uni<Boolean> store(MerchantId merchant, Product product) {
        return PUT.with("merchant", merchant.value())
                .with("externalId", product.externalId())
                .with("titleKey", ProductTerms.titleKey(product))
                .with("document", Documents.write(withoutVariants(product)))
                .with("now", clock.instant().toString())
                .one(Boolean.class);
    }

    /** They have rows of their own. */
    private static Product withoutVariants(Product product) {
        return new Product(
                product.externalId(),
                product.title(),
                product.productType(),
                product.tags(),
                product.status(),
                product.imageUrl(),
                product.options(),
                List.of());
    }

    private static Uni<Integer> storeTerms(MerchantId merchant, Product product) {
        return PUT_TERMS
                .with("merchant", merchant.value())
                .with("externalId", product.externalId())
                .with("terms", Documents.write(ProductTerms.of(product)))
                .update();
    }

    private static Uni<Integer> dropOthers(MerchantId merchant, Product product) {
        var kept = product.variants().stream().map(Variant::externalId).toList();
        return DROP_OTHERS
                .with("merchant", merchant.value())
                .with("externalId", product.externalId())
                .with("kept", Documents.write(kept))
                .update();
    }

    private static Uni<Integer> storeVariants(MerchantId merchant, Product product) {
        return PUT_VARIANTS
                .with("merchant", merchant.value())
                .with("externalId", product.externalId())
                .with("variants", Documents.write(columns(product.variants())))
                .update();
    }

    private static List<VariantColumns> columns(List<Variant> variants) {
        return IntStream.range(0, variants.size())
                .mapToObj(i -> columns(i, variants.get(i)))
                .toList();
    }

    private static VariantColumns columns(int position, Variant variant) {
        return new VariantColumns(
                variant.externalId(), position, variant.stock(), variant.tracked(), variant.oversell(), variant);
    }

    @MerchantTransaction
    public Uni<Product> require(MerchantId merchant, String externalId) {
        return FIND.with("merchant", merchant.value())
                .with("externalId", externalId)
                .column(String.class)
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> Documents.read(Documents.tree(row), Product.class))
                        .orElseThrow(() -> Problems.notFound("product")));
    }
}
