package dev.portico.local.infra;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A single Kafka node, broker and controller, in this JVM. Its log survives restarts. */
public final class KafkaBroker implements AutoCloseable {

    private static final String CLUSTER_ID = "cG9ydGljb3BvcnRpY29wbw";
    private static final long PATIENCE_SECONDS = 60;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts the node and creates the topics: a consumer that subscribes before its topic exists starts minutes late. */
    public static KafkaBroker start(Path directory, int port, int controllerPort)
            throws IOException, InterruptedException, TimeoutException {
        var config = KafkaConfig.fromProps(properties(directory, port, controllerPort), false);
        if (!Files.exists(directory.resolve("meta.properties"))) {
            format(directory, config);
        }
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        var broker = new KafkaBroker(server, "127.0.0.1:" + port);
        createTopics(broker.bootstrapServers());
        return broker;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Creates the topics that are missing, on any broker. */
    public static void createTopics(String bootstrapServers) throws InterruptedException, TimeoutException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            for (var created : admin.createTopics(Topics.all()).values().values()) {
                created.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Kafka at " + bootstrapServers + " did not create the topics", e);
            }
        }
    }

    private static void format(Path directory, KafkaConfig config) throws IOException {
        Files.createDirectories(directory);
        var formatter = new Formatter();
        formatter
                .setClusterId(CLUSTER_ID)
                .setNodeId(1)
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(config.metadataLogDir())
                .addDirectory(directory.toAbsolutePath().toString());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IOException("cannot format the Kafka log in " + directory, e);
        }
    }

    private static Properties properties(Path directory, int port, int controllerPort) {
        var properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "log.dirs", directory.toAbsolutePath().toString()));
        for (var setting : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(setting + ".replication.factor", "1");
            properties.put(setting + ".num.partitions", "1");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // After kill -9 the broker's own old registration has to time out before it may come back; shorter than this,
        // and
        // a machine that is busy for a moment loses its broker.
        properties.put("broker.session.timeout.ms", "4000");
        properties.put("broker.heartbeat.interval.ms", "500");
        // One machine, one user: small pools and buffers.
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "1");
        properties.put("log.cleaner.threads", "1");
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        properties.put("log.segment.bytes", String.valueOf(16 << 20));
        properties.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        return properties;
    }
}
