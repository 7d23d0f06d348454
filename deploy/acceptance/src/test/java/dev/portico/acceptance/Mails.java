package dev.portico.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The mail catcher. A receiver drops a mail whose Message-ID it has seen, and so does this. */
final class Mails {

    private final RunningSuite suite;

    Mails(RunningSuite suite) {
        this.suite = suite;
    }

    record Mail(String messageId, String to, String subject, String text) {

        /** To the order. */
        String link() {
            return linkTo("/p/");
        }

        /** @param pages where it leads, such as {@code /p/} */
        String linkTo(String pages) {
            var matcher = Pattern.compile("https?://[^\\s\"<>]+" + pages + "[A-Za-z0-9._-]+")
                    .matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("no link in " + text);
            }
            return matcher.group();
        }
    }

    List<Mail> to(String address) {
        var messages = Http.json(Http.get(suite.url("mails") + "/api/messages", Map.of()));
        return StreamSupport.stream(messages.spliterator(), false)
                .map(Mails::read)
                .filter(mail -> mail.to().contains(address))
                .collect(java.util.stream.Collectors.toMap(
                        Mail::messageId, mail -> mail, (first, again) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Waits for one whose subject or text contains the words; most callers only want to know that it comes. */
    @CanIgnoreReturnValue
    Mail await(String address, String words) {
        return org.awaitility.Awaitility.await()
                .alias("mail to " + address + " about " + words)
                .atMost(RunningSuite.PATIENCE)
                .until(() -> about(address, words).stream().findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    List<Mail> about(String address, String words) {
        return to(address).stream()
                .filter(mail -> mail.subject().contains(words) || mail.text().contains(words))
                .toList();
    }

    private static Mail read(JsonNode message) {
        return new Mail(
                message.path("messageId").asText(),
                message.path("to").toString(),
                message.path("subject").asText(),
                message.path("text").asText());
    }
}
