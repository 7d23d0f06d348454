package dev.portico.local;

import dev.portico.local.infra.Schemas;
import dev.portico.local.process.ChildProcess;
import dev.portico.local.process.ClassArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The four services: where their jars are, where they listen and what they are told. */
final class Services {

    /** Small heaps, the compiler that starts fast: right for a laptop, wrong for a benchmark. */
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-Xmx256m");

    /** One service. {@code schema} is its role, too. */
    record Service(String name, String schema, int port) {

        Path jar(Path root) {
            return root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        }

        ClassArchive classes(Path root) {
            return ClassArchive.of(jar(root));
        }

        String url() {
            return "http://localhost:" + port;
        }
    }

    private final Options options;
    private final Secrets secrets;

    Services(Options options, Secrets secrets) {
        this.options = options;
        this.secrets = secrets;
    }

    static List<Service> all(Ports ports) {
        return List.of(
                new Service("portal-service", "portal", ports.portal()),
                new Service("order-edit-service", "order_edit", ports.orderEdit()),
                new Service("payment-service", "payment", ports.payment()),
                new Service("notification-service", "notification", ports.notification()));
    }

    ChildProcess.Command command(Service service, DataDirectory data, Infrastructure infrastructure) {
        var arguments = new ArrayList<String>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.addAll(JVM);
        if (options.classArchives()) {
            arguments.addAll(service.classes(options.root()).options());
        }
        arguments.add(ChildProcess.mark(data));
        arguments.add("-jar");
        arguments.add(service.jar(options.root()).toString());
        return new ChildProcess.Command(service.name(), arguments, environment(service, infrastructure));
    }

    private Map<String, String> environment(Service service, Infrastructure infrastructure) {
        var ports = options.ports();
        var environment = new LinkedHashMap<String, String>();
        // By default glibc keeps eight pools a processor for threads that allocate little.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("PORTICO_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(service.port()));
        environment.put("PORTICO_DB_HOST", infrastructure.database().host());
        environment.put(
                "PORTICO_DB_PORT", String.valueOf(infrastructure.database().port()));
        environment.put("PORTICO_DB_NAME", infrastructure.database().name());
        environment.put("PORTICO_DB_PASSWORD", secrets.databasePassword(service.schema()));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.kafka());
        environment.put("PORTICO_OIDC_URL", infrastructure.oidc());
        environment.put("PORTICO_PORTAL_URL", "http://localhost:" + ports.portal());
        environment.put("PORTICO_ORDER_EDIT_URL", "http://localhost:" + ports.orderEdit());
        environment.put("PORTICO_PAYMENT_URL", "http://localhost:" + ports.payment());
        environment.put("PORTICO_NOTIFICATION_URL", "http://localhost:" + ports.notification());
        environment.put("PORTICO_LINK_KEYS", secrets.linkKeys());
        environment.put("PORTICO_SERVICE_KEYS", secrets.serviceKeys());
        environment.put("PORTICO_SANDBOX_WEBHOOK_SECRET", secrets.webhookSecret());
        environment.put("PORTICO_SESSION_SECRET", secrets.sessionSecret());
        environment.put("PORTICO_PORTAL_IMAGE_HOSTS", "http://localhost:" + ports.mailPage());
        environment.put("PORTICO_SMTP_HOST", infrastructure.smtpHost());
        environment.put("PORTICO_SMTP_PORT", String.valueOf(infrastructure.smtpPort()));
        if (service.schema().equals("portal")) {
            environment.put("PORTICO_DB_READER_PASSWORD", secrets.databasePassword(Schemas.READER));
        }
        return environment;
    }
}
