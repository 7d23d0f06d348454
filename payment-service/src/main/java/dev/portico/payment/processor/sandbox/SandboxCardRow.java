package dev.portico.payment.processor.sandbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "sandbox_card")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SandboxCardRow {

    @Id
    String id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(nullable = false, updatable = false)
    String customer;

    @Column(nullable = false, updatable = false)
    String method;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;
}
