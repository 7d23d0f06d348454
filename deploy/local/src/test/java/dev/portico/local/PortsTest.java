package dev.portico.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void anotherBaseMovesAllPorts() {
        var ports = new Ports(9080);

        assertThat(ports.portal()).isEqualTo(9080);
        assertThat(ports.notification()).isEqualTo(9083);
        assertThat(ports.mailPage()).isEqualTo(9025);
        assertThat(ports.smtp()).isEqualTo(2025);
        assertThat(ports.oidc()).isEqualTo(9180);
        assertThat(ports.postgres()).isEqualTo(16432);
        assertThat(ports.kafka()).isEqualTo(20092);
    }

    @Test
    void aBaseThatLeavesTheRangeOfPortsIsRefused() {
        assertThatThrownBy(() -> new Ports(8078)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Ports(54523)).isInstanceOf(UsageException.class);
        assertThat(new Ports(54522).kafkaController()).isEqualTo(65535);
    }

    @Test
    void whatIsTakenIsNamedTogetherWithTheWayOut() throws Exception {
        var ports = free();
        try (var taken = new ServerSocket(ports.payment(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(taken.isBound()).isTrue();

            assertThatThrownBy(() -> ports.requireFree(External.NONE))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("in use: " + ports.payment() + " (payment)")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void portsOfWhatRunsElsewhereAreNotNeeded() throws Exception {
        var ports = free();
        try (var taken = new ServerSocket(ports.postgres(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(taken.isBound()).isTrue();

            ports.requireFree(new External("postgresql://a:b@db/portico", null, null, null));
        }
    }

    /** Below those that outgoing connections get. */
    private static Ports free() {
        return Stream.generate(() -> new Ports(ThreadLocalRandom.current().nextInt(10_100, 21_000)))
                .filter(PortsTest::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(Ports ports) {
        try {
            ports.requireFree(External.NONE);
            return true;
        } catch (StartException busy) {
            return false;
        }
    }
}
