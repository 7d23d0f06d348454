package dev.portico.kit.tenancy;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One use case, one transaction, one merchant: the method takes the {@link MerchantId} it works for and returns a
 * {@code Uni}. Row-level security sees that merchant and no other until the transaction ends. A call from inside another
 * transaction joins it, which must be for the same merchant.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface MerchantTransaction {

    /**
     * Whether the database plans each statement once and for all values. For use cases on the busy path whose statements
     * all go by keys: it otherwise planned a large one anew on each call, which took longer than running it. A search,
     * whose best plan depends on what is looked for, wants the default.
     */
    @Nonbinding
    boolean plannedOnce() default false;
}
