package dev.portico.local.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The mails as pages: a list, and one mail to read. No script. */
final class MailPages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(Locale.UK)
            .withZone(ZoneId.systemDefault());

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: #1c2320; --quiet: #5b6661; --paper: #f5f6f4; --card: #fff; --line: #d9dedb; --accent: #1f5f4a; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8ecea; --quiet: #a3aea9; --paper: #131715; --card: #1c2220; --line: #333b38; --accent: #7fc7ab; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
            main { width: min(56rem, 100%); margin: 0 auto; padding: 2rem 1rem; }
            h1 { font-size: 1.5rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
            h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
            a { color: var(--accent); }
            ol { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: .625rem; overflow: hidden; }
            li + li { border-top: 1px solid var(--line); }
            li a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .75rem 1rem; color: inherit; text-decoration: none; }
            li a:hover, li a:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
            li span, time, dt, .empty { color: var(--quiet); font-size: .875rem; }
            li span { grid-column: 1 / -1; }
            dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
            dd { margin: 0; overflow-wrap: anywhere; }
            iframe { width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: .625rem; background: #fff; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--line); border-radius: .625rem; padding: 1rem; margin: 0; }
            """;

    private MailPages() {}

    static String list(List<CaughtMail> mails) {
        var body = mails.isEmpty()
                ? "<p class=\"empty\">No mail yet. What Portico sends shows up here and goes nowhere else.</p>"
                : mails.stream().map(MailPages::row).collect(Collectors.joining("\n", "<ol>", "</ol>"));
        return page("Mails", "<meta http-equiv=\"refresh\" content=\"5\">", "<h1>Mails</h1>" + body);
    }

    private static String row(CaughtMail mail) {
        return "<li><a href=\"/messages/%s\"><b>%s</b><time>%s</time><span>%s</span></a></li>"
                .formatted(
                        mail.id(),
                        escaped(mail.subject()),
                        TIME.format(mail.receivedAt()),
                        escaped(String.join(", ", mail.to())));
    }

    static String mail(CaughtMail mail) {
        return page(
                mail.subject(),
                "",
                """
                <p><a href="/">All mails</a></p>
                <h1>%s</h1>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Received</dt><dd>%s</dd></dl>
                %s
                <h2>As text</h2>
                <pre dir="auto">%s</pre>
                """
                        .formatted(
                                escaped(mail.subject()),
                                escaped(mail.from()),
                                escaped(String.join(", ", mail.to())),
                                TIME.format(mail.receivedAt()),
                                mail.html().isEmpty() ? "" : frame(mail),
                                escaped(mail.text())));
    }

    /** The sandbox lets links open in a tab of their own and nothing else. */
    private static String frame(CaughtMail mail) {
        return "<iframe title=\"The mail as HTML\" src=\"/messages/%s/html\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>"
                .formatted(mail.id());
    }

    static String html(CaughtMail mail) {
        return "<base target=\"_blank\">" + mail.html();
    }

    private static String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                %s
                <title>%s · Portico mails</title>
                <style>%s</style>
                </head>
                <body><main>%s</main></body>
                </html>
                """
                .formatted(head, escaped(title), STYLE, body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
