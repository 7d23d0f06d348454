package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Compose and Kubernetes files can't run everywhere the build does: what can be said of them without a cluster is said here. */
class DeploymentFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("portico.root", "../.."));
    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final Path BASE = DEPLOY.resolve("kubernetes/base");
    private static final Path EXAMPLE_SECRETS = BASE.resolve("secrets.example.yaml");

    /** {@code ${NAME…}} or {@code ${portico.some.name…}} in an application.properties. */
    private static final Pattern READ = Pattern.compile("\\$\\{((?:PORTICO_|portico\\.)[A-Za-z0-9_.-]+)");

    private static final Pattern SET = Pattern.compile("(?m)^(portico\\.[a-z0-9.-]+)\\s*=");

    /** A setting of a bean that has no default and is not optional. */
    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(name = \"(portico\\.[a-z0-9.-]+)\"\\)(?!\\s*Optional)");

    static Stream<String> services() {
        return Stream.of("portal-service", "order-edit-service", "payment-service", "notification-service");
    }

    static Stream<Path> yamlFiles() throws IOException {
        return files(DEPLOY, ".yaml", ".yml").stream();
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void everyYamlFileParses(Path file) {
        assertThat(documents(file)).isNotEmpty().doesNotContainNull();
    }

    @Test
    void theKustomizationListsEveryFileButTheExampleSecrets() throws IOException {
        var listed = list(kustomization(), "resources").stream().map(String.class::cast);
        var present = files(BASE, ".yaml").stream()
                .filter(file -> !file.equals(EXAMPLE_SECRETS))
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("kustomization.yaml"))
                .toList();

        assertThat(listed).hasSameElementsAs(present);
    }

    @Test
    void everyServiceIsDeployedWithAServiceAndABudget() {
        services().forEach(service -> {
            assertThat(resource("Deployment", service)).isNotNull();
            assertThat(resource("Service", service)).isNotNull();
            assertThat(resource("PodDisruptionBudget", service)).isNotNull();
            assertThat(resource("ServiceAccount", service)).containsEntry("automountServiceAccountToken", false);
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void aContainerHasProbesAndLimitsAndNoPrivileges(String service) {
        var container = container(service);

        assertThat(at(container, "startupProbe", "httpGet")).containsEntry("path", "/q/health/started");
        assertThat(at(container, "readinessProbe", "httpGet")).containsEntry("path", "/q/health/ready");
        assertThat(at(container, "livenessProbe", "httpGet")).containsEntry("path", "/q/health/live");
        assertThat(at(container, "resources", "limits")).containsKeys("cpu", "memory");
        assertThat(at(container, "resources", "requests")).containsKeys("cpu", "memory");
        assertThat(at(container, "securityContext"))
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(at(pod(service), "securityContext")).containsEntry("runAsNonRoot", true);
        assertThat(at(resource("Deployment", service), "spec").get("replicas")).isEqualTo(2);
    }

    @Test
    void secretsComeByReferenceOnly() {
        assertThat(resources()).noneMatch(resource -> "Secret".equals(resource.get("kind")));
        services().flatMap(service -> list(container(service), "env").stream()).forEach(variable -> {
            var name = (String) map(variable).get("name");
            if (name.matches(".*(PASSWORD|SECRET|KEYS|USERNAME)$")) {
                assertThat(at(map(variable), "valueFrom")).as(name).containsOnlyKeys("secretKeyRef");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyReferenceOfAContainerLeadsSomewhere(String service) {
        var container = container(service);
        for (var source : list(container, "envFrom")) {
            assertThat(configMap((String) at(map(source), "configMapRef").get("name")))
                    .isNotEmpty();
        }
        for (var variable : list(container, "env")) {
            at(map(variable), "valueFrom").forEach((kind, reference) -> assertThat(keys(kind, map(reference)))
                    .as("%s of %s", map(variable).get("name"), service)
                    .contains((String) map(reference).get("key")));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void composeBuildsEveryServiceFromItsDockerfile(String service) {
        var build = at(composed(service), "build");
        var context =
                DEPLOY.resolve("images").resolve((String) build.get("context")).normalize();

        assertThat(context)
                .isEqualTo(ROOT.resolve(service).resolve("target/quarkus-app").normalize());
        assertThat(context.resolve((String) build.get("dockerfile")).normalize())
                .isEqualTo(DEPLOY.resolve("images")
                        .resolve(service)
                        .resolve("Dockerfile")
                        .normalize())
                .exists()
                .content()
                .contains("USER 10001", "ENTRYPOINT [");
        assertThat(at(composed(service), "depends_on").keySet()).containsOnly("postgres", "topics", "keycloak");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsGivenWhatItReads(String service) throws IOException {
        var needed = settingsOf(service);

        assertThat(at(composed(service), "environment").keySet())
                .as("compose.yaml")
                .containsAll(needed);
        assertThat(variablesOf(service)).as("kubernetes/base").containsAll(needed);
    }

    /** The longest expression is tried first, as ingress-nginx does. */
    @ParameterizedTest
    @MethodSource("services")
    void theIngressLeadsToEveryRouteThatIsForOthersAndToNoOther(String service) {
        var routes = at(
                        documents(ROOT.resolve("contracts/openapi/" + service + ".yaml"))
                                .get(0),
                        "paths")
                .keySet();
        assertThat(routes).isNotEmpty();
        for (var route : routes) {
            var address = route.replaceAll("\\{[^}]+}", "01935a2c-7c00-7000-8000-000000002051");
            assertThat(ledTo(address))
                    .as(route)
                    .isEqualTo(isForInside(route) ? Optional.empty() : Optional.of(service));
        }
    }

    /** Operators read dead letters where the service runs: all four have them at one address. */
    private static boolean isForInside(String route) {
        return route.startsWith("/internal/") || route.startsWith("/q/") || route.startsWith("/api/v1/dead-letters");
    }

    private static Optional<String> ledTo(String address) {
        return list(at(resource("Ingress", "portico"), "spec"), "rules").stream()
                .flatMap(rule -> list(at(map(rule), "http"), "paths").stream())
                .map(DeploymentFilesTest::map)
                .filter(path ->
                        Pattern.compile(text(path, "path")).matcher(address).lookingAt())
                .max(Comparator.comparing(path -> text(path, "path").length()))
                .map(path -> text(at(path, "backend", "service"), "name"));
    }

    private static String text(Map<String, Object> start, String key) {
        return String.valueOf(start.get(key));
    }

    @Test
    void passwordsInComposeComeFromTheEnvironment() {
        services()
                .flatMap(service -> at(composed(service), "environment").entrySet().stream())
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|KEYS)$"))
                .forEach(variable -> assertThat((String) variable.getValue())
                        .as(variable.getKey())
                        .startsWith("${"));
    }

    /** What its properties and beans, and the kit's beans, want from outside, as names of environment variables. */
    private static Set<String> settingsOf(String service) throws IOException {
        var needed = new TreeSet<String>();
        var properties = ROOT.resolve(service).resolve("src/main/resources/application.properties");
        if (Files.exists(properties)) {
            var text = Files.readString(properties);
            needed.add("KAFKA_BOOTSTRAP_SERVERS");
            needed.addAll(found(READ, text));
            needed.removeAll(found(SET, text));
            for (var source : List.of(service, "service-kit")) {
                for (var file : files(ROOT.resolve(source).resolve("src/main/java"), ".java")) {
                    needed.addAll(found(INJECTED, Files.readString(file)));
                }
            }
        }
        return needed;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .toList();
    }

    private static Set<String> variablesOf(String service) {
        var named = list(container(service), "env").stream()
                .map(variable -> (String) map(variable).get("name"));
        var shared = list(container(service), "envFrom").stream()
                .flatMap(source ->
                        configMap((String) at(map(source), "configMapRef").get("name")).stream());
        return Stream.concat(named, shared).collect(Collectors.toSet());
    }

    private static Collection<String> keys(String kind, Map<String, Object> reference) {
        var name = (String) reference.get("name");
        return kind.equals("secretKeyRef") ? secret(name) : configMap(name);
    }

    private static Set<String> configMap(String name) {
        return at(resource("ConfigMap", name), "data").keySet();
    }

    private static Set<String> secret(String name) {
        return at(find(documents(EXAMPLE_SECRETS), "Secret", name), "stringData")
                .keySet();
    }

    private static Map<String, Object> composed(String service) {
        return at(documents(DEPLOY.resolve("images/compose.yaml")).get(0), "services", service);
    }

    private static Map<String, Object> container(String service) {
        return map(list(pod(service), "containers").get(0));
    }

    private static Map<String, Object> pod(String service) {
        return at(resource("Deployment", service), "spec", "template", "spec");
    }

    private static Map<String, Object> resource(String kind, String name) {
        return find(resources(), kind, name);
    }

    private static Map<String, Object> find(List<Map<String, Object>> resources, String kind, String name) {
        return resources.stream()
                .filter(resource -> kind.equals(resource.get("kind")))
                .filter(resource -> name.equals(at(resource, "metadata").get("name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    private static List<Map<String, Object>> resources() {
        var resources = new ArrayList<Map<String, Object>>();
        list(kustomization(), "resources").forEach(file -> resources.addAll(documents(BASE.resolve((String) file))));
        return resources;
    }

    private static Map<String, Object> kustomization() {
        return documents(BASE.resolve("kustomization.yaml")).get(0);
    }

    private static List<Map<String, Object>> documents(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return StreamSupport.stream(yaml.loadAll(reader).spliterator(), false)
                    .map(DeploymentFilesTest::map)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    private static List<Path> files(Path directory, String... endings) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    /** The map below these keys; empty where there is none, so that an assertion can say what is missing. */
    private static Map<String, Object> at(Map<String, Object> start, String... keys) {
        var here = start;
        for (var key : keys) {
            here = map(here.getOrDefault(key, Map.of()));
        }
        return here;
    }

    private static List<?> list(Map<String, Object> start, String key) {
        return (List<?>) start.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
