package dev.portico.payment.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.kit.tenancy.MerchantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProcessorsTest {

    @Inject
    Processors processors;

    @Test
    void whoHasNoAccountUsesTheSandbox() {
        assertThat(processors.of(new MerchantId("demo")).name()).isEqualTo("sandbox");
        assertThat(processors.of(new MerchantId("stripe-shop")).name()).isEqualTo("stripe");
    }

    /** What was begun at a processor is asked about there, whoever takes the merchant's payments today. */
    @Test
    void eachIsFoundByItsName() {
        assertThat(processors.named("sandbox").name()).isEqualTo("sandbox");
        assertThat(processors.named("stripe").name()).isEqualTo("stripe");
        assertThatThrownBy(() -> processors.named("cheques")).hasMessageContaining("cheques");
    }
}
