package dev.portico.kit.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "errand")
class ErrandRow {

    @Id
    UUID id;

    String merchant;

    int tries;

    @Column(name = "due_at")
    Instant dueAt;

    String outcome;
}
