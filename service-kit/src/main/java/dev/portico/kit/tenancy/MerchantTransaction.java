package dev.portico.kit.tenancy;

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
public @interface MerchantTransaction {}
