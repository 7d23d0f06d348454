package dev.portico.orderedit.withdrawal;

import dev.portico.orderedit.edit.PreviewView.ViolationView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What withdrawing would mean; amounts in minor units. {@code until} is null as long as not everything was delivered.
 */
record WithdrawalPreview(
        int version,
        @Nullable Instant until,
        long refundDueMinor,
        long notTakenMinor,
        String currency,
        List<ViolationView> violations) {}
