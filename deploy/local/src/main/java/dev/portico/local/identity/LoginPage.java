package dev.portico.local.identity;

import dev.portico.local.identity.DemoIdentities.User;
import java.io.IOException;
import java.util.ArrayList;

/** The page people sign in on: one button per demo user. */
final class LoginPage {

    private LoginPage() {}

    static String html() throws IOException {
        var buttons = new ArrayList<String>();
        for (var user : DemoIdentities.USERS) {
            buttons.add(button(user));
        }
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Sign in · Portico</title>
                <style>
                :root { color-scheme: light dark; --ink: #1c2320; --quiet: #5b6661; --paper: #f5f6f4; --card: #fff; --line: #d9dedb; --accent: #1f5f4a; }
                @media (prefers-color-scheme: dark) { :root { --ink: #e8ecea; --quiet: #a3aea9; --paper: #131715; --card: #1c2220; --line: #333b38; --accent: #7fc7ab; } }
                * { box-sizing: border-box; }
                body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
                main { width: min(26rem, 100%%); }
                h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
                p { color: var(--quiet); margin: 0 0 1.25rem; }
                form { margin: 0 0 .625rem; }
                button { width: 100%%; display: flex; justify-content: space-between; gap: 1rem; align-items: center; padding: .875rem 1rem; border: 1px solid var(--line); border-radius: .625rem; background: var(--card); color: inherit; font: inherit; text-align: start; cursor: pointer; }
                button:hover, button:focus-visible { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: 1px; }
                small { color: var(--quiet); }
                </style>
                </head>
                <body>
                <main>
                <h1>Sign in to Portico</h1>
                <p>A local run knows these people. No password is asked for.</p>
                %s
                </main>
                </body>
                </html>
                """
                .formatted(String.join("\n", buttons));
    }

    private static String button(User user) throws IOException {
        var where = user.merchant() == null ? "all merchants" : user.merchant();
        return """
                <form method="post">
                <input type="hidden" name="username" value="%s">
                <input type="hidden" name="claims" value="%s">
                <button type="submit"><span>%s<br><small>%s</small></span><small>%s · %s</small></button>
                </form>"""
                .formatted(
                        user.name(),
                        ProviderConfiguration.claims(user).replace("&", "&amp;").replace("\"", "&quot;"),
                        user.fullName(),
                        user.name(),
                        user.role(),
                        where);
    }
}
