package dev.portico.notification.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes the styles into the elements, since mail clients drop style sheets. Works on a template's source, so no value can
 * ever look like an element of ours.
 */
final class MailStyles {

    private static final String TABLE =
            "<table role=\"presentation\" width=\"100%%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 24px;border-top:1px solid #e5e7eb;font-size:15px;line-height:22px;color:%s;\">";
    private static final String CELL = "padding:10px 0;border-bottom:1px solid #e5e7eb;vertical-align:top;";

    private static final Pattern BUTTON = Pattern.compile("<a class=\"button\" href=\"(.*?)\">(.*?)</a>");
    private static final String STYLED_BUTTON =
            """
            <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 28px;"><tr>\
            <td align="center" bgcolor="{{ accent }}" style="border-radius:8px;background-color:{{ accent }};">\
            <a href="$1" style="display:inline-block;padding:14px 30px;border-radius:8px;font-size:16px;line-height:20px;\
            font-weight:600;color:{{ accent_text }};text-decoration:none;">$2</a></td></tr></table>""";

    private static final Map<String, String> STYLED = styles();

    private static Map<String, String> styles() {
        var styles = new LinkedHashMap<String, String>();
        styles.put(
                "<h1>",
                "<h1 style=\"margin:0 0 20px;font-size:24px;line-height:32px;font-weight:700;color:#111827;\">");
        styles.put("<p>", "<p style=\"margin:0 0 18px;\">");
        styles.put(
                "<p class=\"muted\">", "<p style=\"margin:0 0 18px;font-size:14px;line-height:21px;color:#6b7280;\">");
        styles.put(
                "<p class=\"amount\">",
                "<p style=\"margin:0 0 18px;font-size:34px;line-height:42px;font-weight:700;color:#111827;\">");
        styles.put(
                "<p class=\"message\">",
                "<p dir=\"auto\" style=\"margin:0 0 22px;padding:12px 16px;border-{{ start }}:4px solid {{ accent }};background-color:#f9fafb;color:#111827;white-space:pre-line;\">");
        styles.put("<span class=\"muted\">", "<span style=\"color:#6b7280;font-size:14px;\">");
        styles.put("<ul class=\"changes\">", "<ul style=\"margin:0 0 22px;padding:0 20px;color:#111827;\">");
        styles.put("<li>", "<li style=\"margin:0 0 8px;\">");
        styles.put("<table class=\"facts\">", TABLE.formatted("#6b7280"));
        styles.put("<table class=\"lines\">", TABLE.formatted("#111827"));
        styles.put("<tr class=\"strong\">", "<tr style=\"font-weight:700;color:#111827;\">");
        styles.put(
                "</td><td>",
                "</td><td align=\"{{ end }}\" style=\"" + CELL + "padding-{{ start }}:16px;color:#111827;\">");
        styles.put("<td>", "<td align=\"{{ start }}\" style=\"" + CELL + "\">");
        return styles;
    }

    static String inline(String source) {
        var styled = source;
        for (var style : STYLED.entrySet()) {
            styled = styled.replace(style.getKey(), style.getValue());
        }
        return BUTTON.matcher(styled).replaceAll(STYLED_BUTTON);
    }

    private MailStyles() {}
}
