package dev.portico.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What another virtual machine's heap holds, by the tools of its JDK. */
final class Heap {

    private static final Pattern USED = Pattern.compile("(?:generation|heap)\\s+total \\d+K, used (\\d+)K");

    /** What is left after a full collection. */
    static double usedMb(long process) throws IOException, InterruptedException {
        var collected = ask(process, "GC.run");
        var info = ask(process, "GC.heap_info");
        var kilobytes = USED.matcher(info)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
        if (kilobytes == 0) {
            throw new IllegalStateException("can't read " + collected + info);
        }
        return kilobytes / 1024.0;
    }

    private static String ask(long process, String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, String.valueOf(process), command)
                .redirectErrorStream(true)
                .start();
        var answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    private Heap() {}
}
