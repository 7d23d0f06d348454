package dev.portico.payment.trialbalance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a merchant's accounts are recomputed next, and what came of the last time. */
@Entity
@Table(name = "trial_balance")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class TrialBalanceRow {

    @Id
    String merchant;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;

    long accounts;

    long differences;
}
