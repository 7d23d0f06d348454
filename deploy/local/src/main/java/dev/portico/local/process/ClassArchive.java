package dev.portico.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes a program loads, kept in a file that Java maps instead of loading them again (class data sharing). The first
 * run makes it when it is told to stop; later runs of the same jar on the same Java start in about half of the processor
 * time.
 */
public final class ClassArchive {

    private final Path jar;
    private final Path file;

    private ClassArchive(Path jar, Path file) {
        this.jar = jar;
        this.file = file;
    }

    /** Of a jar: beside the directory it is in, so that it goes with the build's results. */
    public static ClassArchive of(Path jar) {
        // An archive is for one Java only.
        var java = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.]", "-");
        return new ClassArchive(
                jar, jar.resolve("../../classes-" + java + ".jsa").normalize());
    }

    /** Options for the Java that runs the jar: use the archive, or make it at the end. Java goes on without one that does not fit. */
    public List<String> options() {
        return isFresh()
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of("-XX:ArchiveClassesAtExit=" + unfinished(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Whether there is one that is younger than the jar. */
    public boolean isFresh() {
        return file.toFile().lastModified() > jar.toFile().lastModified();
    }

    /** After a run that ended as it was told: what it wrote is whole, and may be used. */
    public void keep() throws IOException {
        if (Files.exists(unfinished())) {
            Files.move(unfinished(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** After a run that was cut short. */
    public void discard() throws IOException {
        Files.deleteIfExists(unfinished());
    }

    /** Two suites may run from one checkout. */
    private Path unfinished() {
        return file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }
}
