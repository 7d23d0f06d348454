package dev.portico.kit.tenancy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;

@MerchantTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class MerchantTransactionInterceptor {

    private final Tenancy tenancy;

    MerchantTransactionInterceptor(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    @AroundInvoke
    Object around(InvocationContext call) {
        return isPlannedOnce(call)
                ? tenancy.inPlannedTransaction(merchantOf(call), () -> Proceed.with(call))
                : tenancy.inTransaction(merchantOf(call), () -> Proceed.with(call));
    }

    private static boolean isPlannedOnce(InvocationContext call) {
        var transaction = call.getMethod().getAnnotation(MerchantTransaction.class);
        return transaction != null && transaction.plannedOnce();
    }

    private static MerchantId merchantOf(InvocationContext call) {
        return Arrays.stream(call.getParameters())
                .filter(MerchantId.class::isInstance)
                .map(MerchantId.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(call.getMethod() + " takes no MerchantId"));
    }

    /** The intercepted method as a {@code Uni}, whatever it throws on the way. */
    static final class Proceed {

        @SuppressWarnings("unchecked") // an ArchUnit rule keeps the annotation on methods that return Uni
        static Uni<Object> with(InvocationContext call) {
            try {
                return (Uni<Object>) call.proceed();
            } catch (Exception failure) {
                return Uni.createFrom().failure(failure);
            }
        }

        private Proceed() {}
    }
}
