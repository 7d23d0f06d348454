package dev.portico.kit.tenancy;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

@AllMerchantsTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class AllMerchantsTransactionInterceptor {

    private final Tenancy tenancy;

    AllMerchantsTransactionInterceptor(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    @AroundInvoke
    Object around(InvocationContext call) {
        return tenancy.acrossMerchants(() -> MerchantTransactionInterceptor.Proceed.with(call));
    }
}
