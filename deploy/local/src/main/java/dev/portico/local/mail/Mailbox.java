package dev.portico.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** An SMTP server that takes everything and delivers nothing. Mails live in memory. */
final class Mailbox implements AutoCloseable {

    private final GreenMail server;

    private Mailbox(GreenMail server) {
        this.server = server;
    }

    static Mailbox start(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(30_000);
        var server = new GreenMail(setup);
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        return new Mailbox(server);
    }

    /** Takes no mail and has none. */
    static Mailbox closed() {
        return new Mailbox(new GreenMail(ServerSetup.SMTP.dynamicPort()));
    }

    /** Newest first. A mail to several people is one mail. */
    List<CaughtMail> all() {
        var byId = new LinkedHashMap<String, CaughtMail>();
        server.getManagers().getImapHostManager().getAllMessages().stream()
                .map(CaughtMail::of)
                .sorted(Comparator.comparing(CaughtMail::receivedAt).reversed())
                .forEach(mail -> byId.putIfAbsent(mail.id(), mail));
        return List.copyOf(byId.values());
    }

    Optional<CaughtMail> find(String id) {
        return all().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
