package dev.portico.notification;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.portico.local.infra.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real SMTP server that a test starts, stops and looks into. */
public final class MailServer implements AutoCloseable {

    private static final String PORT = "portico.test.smtp-port";

    /**
     * Keeps one port for the module, and makes tries quick; a lease ends, and an announcement is told, only when a test says
     * so.
     */
    public static class Port implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                System.setProperty(PORT, String.valueOf(FreePort.any()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "quarkus.mailer.port", System.getProperty(PORT),
                    "portico.mail.template.render-limit", "10s",
                    "portico.delivery.poll-every", "100ms",
                    "portico.announcement.pause", "10m",
                    "portico.announcement.chunk", "2",
                    "portico.delivery.attempts", "3",
                    "portico.delivery.first-pause", "200ms",
                    "portico.delivery.lease", "10m");
        }

        @Override
        public void stop() {}
    }

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    public static MailServer start() {
        var setup = new ServerSetup(Integer.parseInt(System.getProperty(PORT)), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        var server = new GreenMail(setup);
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        return new MailServer(server);
    }

    /** What arrived for this address, in order. */
    public List<Received> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(Received::new)
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One mail as it came over the wire. */
    public record Received(MimeMessage message) {

        public String header(String name) {
            try {
                return String.join("\n", message.getHeader(name));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String from() {
            try {
                var from = (jakarta.mail.internet.InternetAddress) message.getFrom()[0];
                return from.getPersonal() + "|" + from.getAddress();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String text() {
            return part("text/plain");
        }

        public String html() {
            return part("text/html");
        }

        private String part(String type) {
            try {
                return part(message, type);
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String part(Part part, String type) throws MessagingException, IOException {
            if (part.isMimeType(type)) {
                return ((String) part.getContent()).replace("\r\n", "\n");
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    var found = part(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        }
    }
}
