package dev.portico.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * An SMTP server that takes everything and delivers nothing. The newest mails are kept, in memory: the broker shares it, and
 * a load test sends more of them than there is room for.
 */
final class Mailbox implements AutoCloseable {

    /** About 20 MB of what Portico writes. */
    static final int KEPT = 2_000;

    private final GreenMail server;
    private final int kept;
    private final Clock clock = Clock.systemUTC();

    /** Newest first. Guarded by itself. */
    private final Deque<CaughtMail.Raw> mails = new ArrayDeque<>();

    private Mailbox(GreenMail server, int kept) {
        this.server = server;
        this.kept = kept;
        var everybody = new Everybody();
        server.getUserManager().setMessageDeliveryHandler((mail, address) -> everybody);
    }

    static Mailbox start(int port, int kept) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(30_000);
        var server = new GreenMail(setup);
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        var mailbox = new Mailbox(server, kept);
        server.start();
        return mailbox;
    }

    /** Takes no mail and has none. */
    static Mailbox closed() {
        return new Mailbox(new GreenMail(ServerSetup.SMTP.dynamicPort()), 0);
    }

    /** Who gets the mails to all addresses: the server's own mailboxes keep every mail there ever was. */
    private final class Everybody extends UserImpl {

        Everybody() {
            super("everybody@localhost", "everybody", "", server.getManagers().getImapHostManager());
        }

        @Override
        public void deliver(MovingMessage mail) {
            keep(new CaughtMail.Raw(mail.getMessage(), clock.instant()));
        }
    }

    private void keep(CaughtMail.Raw mail) {
        synchronized (mails) {
            mails.addFirst(mail);
            if (mails.size() > kept) {
                mails.removeLast();
            }
        }
    }

    /** Newest first. A mail to several people is one mail. */
    List<CaughtMail> all() {
        var byId = new LinkedHashMap<String, CaughtMail>();
        newest().forEach(raw -> {
            var mail = CaughtMail.of(raw);
            byId.putIfAbsent(mail.id(), mail);
        });
        return List.copyOf(byId.values());
    }

    private List<CaughtMail.Raw> newest() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    Optional<CaughtMail> find(String id) {
        return all().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    void clear() {
        synchronized (mails) {
            mails.clear();
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
