package dev.portico.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portico.local.demo.DemoImages;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * The mails of a local run: SMTP on one port, pages and JSON on another. The same web server has the demo products'
 * pictures, so that the portal needs nothing for the demo.
 */
public final class MailCatcher implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MESSAGE = Pattern.compile("(/api)?/messages/([0-9a-f]{16})(/html)?");
    private static final Pattern IMAGE = Pattern.compile("/demo-images/([a-z0-9-]{1,80})\\.svg");

    /** No script runs, whatever a mail says; pictures and styles may come along. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; frame-src 'self'; base-uri 'self'";

    private final Mailbox mailbox;
    private final HttpServer web;
    private final ExecutorService threads;

    private MailCatcher(Mailbox mailbox, HttpServer web, ExecutorService threads) {
        this.mailbox = mailbox;
        this.web = web;
        this.threads = threads;
    }

    public static MailCatcher start(int smtpPort, int webPort) throws IOException {
        return start(smtpPort, webPort, Mailbox.KEPT);
    }

    /** @param kept how many mails; older ones are forgotten */
    static MailCatcher start(int smtpPort, int webPort, int kept) throws IOException {
        return start(Mailbox.start(smtpPort, kept), webPort);
    }

    /** Pages only, when the mails go to a real server. */
    public static MailCatcher withoutSmtp(int webPort) throws IOException {
        return start(Mailbox.closed(), webPort);
    }

    private static MailCatcher start(Mailbox mailbox, int webPort) throws IOException {
        var threads = Executors.newFixedThreadPool(4);
        var web = HttpServer.create(new InetSocketAddress("127.0.0.1", webPort), 0);
        var catcher = new MailCatcher(mailbox, web, threads);
        web.setExecutor(threads);
        web.createContext("/", catcher::answer);
        web.start();
        return catcher;
    }

    @Override
    public void close() {
        web.stop(0);
        threads.shutdownNow();
        mailbox.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> get(exchange, exchange.getRequestURI().getPath());
                case "DELETE" -> delete(exchange, exchange.getRequestURI().getPath());
                default -> send(exchange, 405, "text/plain", "GET and DELETE only");
            }
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        var image = IMAGE.matcher(path);
        var message = MESSAGE.matcher(path);
        if (path.equals("/")) {
            sendPage(exchange, MailPages.list(mailbox.all()));
        } else if (path.equals("/api/messages")) {
            sendJson(exchange, mailbox.all().stream().map(MailCatcher::json).toList());
        } else if (message.matches()) {
            getMessage(exchange, message.group(2), message.group(1) != null, message.group(3) != null);
        } else if (image.matches()) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
            send(exchange, 200, "image/svg+xml", DemoImages.svg(image.group(1)));
        } else {
            send(exchange, 404, "text/plain", "There is nothing here.");
        }
    }

    private void getMessage(HttpExchange exchange, String id, boolean asJson, boolean bodyOnly) throws IOException {
        var mail = mailbox.find(id);
        if (mail.isEmpty()) {
            send(exchange, 404, "text/plain", "There is no such mail (any more).");
        } else if (asJson) {
            sendJson(exchange, json(mail.get()));
        } else {
            sendPage(exchange, bodyOnly ? MailPages.html(mail.get()) : MailPages.mail(mail.get()));
        }
    }

    private void delete(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/api/messages")) {
            mailbox.clear();
            exchange.sendResponseHeaders(204, -1);
        } else {
            send(exchange, 404, "text/plain", "There is nothing here.");
        }
    }

    private static Map<String, Object> json(CaughtMail mail) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", mail.id());
        json.put("messageId", mail.messageId());
        json.put("from", mail.from());
        json.put("to", mail.to());
        json.put("subject", mail.subject());
        json.put("receivedAt", mail.receivedAt().toString());
        json.put("text", mail.text());
        json.put("html", mail.html());
        json.put("headers", mail.headers());
        return json;
    }

    private static void sendPage(HttpExchange exchange, String html) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", PAGE_POLICY);
        send(exchange, 200, "text/html", html);
    }

    private static void sendJson(HttpExchange exchange, Object body) throws IOException {
        send(exchange, 200, "application/json", JSON.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
