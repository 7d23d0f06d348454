package dev.portico.local.infra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class FreePort {

    /** Above those that browsers refuse. */
    private static final int LOWEST = 10_100;

    private static final int OUTGOING = 32_768;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    /**
     * One that nobody uses right now, for a server that is started a little later or again and again. It lies below those
     * that the system hands out to outgoing connections, or one of these could take it in between.
     */
    public static int any() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, OUTGOING);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port between %d and %d".formatted(LOWEST, OUTGOING));
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As servers do: a port is free although closed connections to it still linger.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
