package dev.portico.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Sends the requests that are measured. They share the processors with what they measure, so there is one event loop, and
 * everything of a request happens on it: the JDK's client takes several times as much and could not keep the pages' rate.
 */
final class Requests {

    /** More than the services answer at once: a request that is due is not to wait for a connection. */
    private static final int CONNECTIONS = 256;

    private final Context loop;
    private final HttpClient client;

    Requests() {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));
        this.loop = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
    }

    /** @param body empty for none */
    record Request(HttpMethod method, URI uri, Map<String, String> headers, String body) {

        static Request get(URI uri) {
            return new Request(HttpMethod.GET, uri, Map.of(), "");
        }

        private RequestOptions options() {
            var options = new RequestOptions()
                    .setMethod(method)
                    .setHost(uri.getHost())
                    .setPort(uri.getPort())
                    .setURI(uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
            headers.forEach(options::addHeader);
            return options;
        }
    }

    record Answer(int status, Buffer body) {}

    /** Completed on the event loop: what follows must not block. */
    CompletableFuture<Answer> send(Request request) {
        var answer = new CompletableFuture<Answer>();
        loop.runOnContext(now -> exchange(request).onComplete(done -> {
            if (done.succeeded()) {
                answer.complete(done.result());
            } else {
                answer.completeExceptionally(done.cause());
            }
        }));
        return answer;
    }

    private Future<Answer> exchange(Request request) {
        return client.request(request.options())
                .compose(exchange -> send(exchange, request.body()))
                .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body)));
    }

    private static Future<HttpClientResponse> send(HttpClientRequest exchange, String body) {
        return body.isEmpty() ? exchange.send() : exchange.send(body);
    }
}
