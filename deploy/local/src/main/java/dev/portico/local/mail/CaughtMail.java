package dev.portico.local.mail;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it arrived.
 *
 * @param id stands in the page's addresses; made from the message id
 * @param text the plain part, empty when there is none
 * @param html the HTML part, empty when there is none
 * @param headers by name; the values of a repeated header are joined by a comma
 */
public record CaughtMail(
        String id,
        String messageId,
        String from,
        List<String> to,
        String subject,
        Instant receivedAt,
        String text,
        String html,
        Map<String, String> headers) {

    private static final int ID_BYTES = 8;

    /** As it came in, to be read when somebody looks at it. */
    record Raw(MimeMessage mail, Instant receivedAt) {}

    static CaughtMail of(Raw raw) {
        try {
            var mail = raw.mail();
            var messageId = orEmpty(mail.getMessageID());
            return new CaughtMail(
                    id(messageId.isEmpty() ? raw.receivedAt().toString() : messageId),
                    messageId,
                    addresses(mail.getFrom()).stream().findFirst().orElse(""),
                    addresses(mail.getRecipients(RecipientType.TO)),
                    orEmpty(mail.getSubject()),
                    raw.receivedAt(),
                    body(mail, "text/plain"),
                    body(mail, "text/html"),
                    headers(mail));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("cannot read a caught mail", e);
        }
    }

    /** The first part of this type, however deeply it is nested. */
    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = body(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Stream.of(addresses).map(CaughtMail::readable).toList();
    }

    private static String readable(Address address) {
        return address instanceof InternetAddress internet ? internet.toUnicodeString() : address.toString();
    }

    private static Map<String, String> headers(MimeMessage mail) throws MessagingException {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            headers.merge(header.getName(), header.getValue(), (first, second) -> first + ", " + second);
        }
        return headers;
    }

    private static String id(String unique) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(unique.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
