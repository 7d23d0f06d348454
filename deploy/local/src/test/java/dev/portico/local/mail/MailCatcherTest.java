package dev.portico.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.local.infra.FreePort;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {

    private static final int KEPT = 3;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static MailCatcher catcher;
    private static int smtp;
    private static int web;

    @BeforeAll
    static void start() throws Exception {
        smtp = FreePort.any();
        web = FreePort.any();
        catcher = MailCatcher.start(smtp, web, KEPT);
    }

    @AfterAll
    static void stop() {
        catcher.close();
    }

    @BeforeEach
    void empty() throws Exception {
        assertThat(send("DELETE", "/api/messages").statusCode()).isEqualTo(204);
    }

    @Test
    void aMailIsFoundWithBothItsBodiesAndItsHeaders() throws Exception {
        mail("ana@example.com", "Ihre Bestellung #1001 wurde geändert", "Guten Tag", "<p>Guten <b>Tag</b></p>");

        var mail = messages().get(0);

        assertThat(mail.path("id").asText()).matches("[0-9a-f]{16}");
        assertThat(mail.path("messageId").asText()).startsWith("<").endsWith(">");
        assertThat(mail.path("from").asText()).isEqualTo("Northwind Goods <orders@northwind.example>");
        assertThat(mail.path("to").get(0).asText()).isEqualTo("ana@example.com");
        assertThat(mail.path("subject").asText()).isEqualTo("Ihre Bestellung #1001 wurde geändert");
        assertThat(mail.path("text").asText()).isEqualTo("Guten Tag");
        assertThat(mail.path("html").asText()).isEqualTo("<p>Guten <b>Tag</b></p>");
        assertThat(mail.path("headers").path("X-Portico-Kind").asText()).isEqualTo("order-edited");
    }

    @Test
    void theNewestComesFirstAndOneMailToTwoPeopleIsOneMail() throws Exception {
        mail("ana@example.com", "first", "1", "<p>1</p>");
        mail("ana@example.com, ben@example.com", "second", "2", "<p>2</p>");

        assertThat(messages()).extracting(mail -> mail.path("subject").asText()).containsExactly("second", "first");
    }

    @Test
    void olderMailsThanThereIsRoomForAreForgotten() throws Exception {
        mail("ana@example.com", "first", "1", "<p>1</p>");
        mail("ana@example.com", "second", "2", "<p>2</p>");
        mail("ana@example.com", "third", "3", "<p>3</p>");
        mail("ana@example.com", "fourth", "4", "<p>4</p>");

        assertThat(messages())
                .extracting(mail -> mail.path("subject").asText())
                .containsExactly("fourth", "third", "second");
    }

    @Test
    void aMailsMarkupStaysInItsFrame() throws Exception {
        mail("ana@example.com", "<script>alert(1)</script>", "text", "<script>alert(2)</script><a href='x'>a</a>");
        var id = messages().get(0).path("id").asText();

        var page = send("GET", "/messages/" + id);

        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
        assertThat(send("GET", "/messages/" + id + "/html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(send("GET", "/").body()).doesNotContain("<script>");
    }

    @Test
    void picturesOfTheDemoAreServedNextToTheMails() throws Exception {
        var picture = send("GET", "/demo-images/ocean-blue-shirt.svg");

        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/svg+xml; charset=utf-8");
        assertThat(picture.body()).startsWith("<svg");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(send("GET", "/messages/0123456789abcdef").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/demo-images/../secret.svg").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/api/messages").statusCode()).isEqualTo(405);
    }

    private static JsonNode messages() throws Exception {
        return new ObjectMapper().readTree(send("GET", "/api/messages").body());
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static void mail(String to, String subject, String text, String html) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(smtp));
        var mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("Northwind Goods <orders@northwind.example>");
        mail.setRecipients(RecipientType.TO, InternetAddress.parse(to));
        mail.setSubject(subject, "UTF-8");
        mail.setHeader("X-Portico-Kind", "order-edited");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var rich = new MimeBodyPart();
        rich.setContent(html, "text/html; charset=UTF-8");
        mail.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(mail);
    }
}
