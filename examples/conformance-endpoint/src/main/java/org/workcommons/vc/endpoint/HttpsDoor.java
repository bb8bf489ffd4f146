package org.workcommons.vc.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.problem.ProblemException;

/** The https server: loopback only, bodies bounded, every answer JSON. */
final class HttpsDoor implements AutoCloseable {
  /** VCALM §3.7.1 recommends it as the most that one credential may have. */
  private static final int MAX_BODY = 10 * 1024 * 1024;

  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService workers;
  private final Map<String, Route> routes = new TreeMap<>();

  private HttpsDoor(HttpServer server, ExecutorService workers) {
    this.server = server;
    this.workers = workers;
  }

  /** {@return a server that listens at {@code port}, any free one for 0, and serves nothing yet} */
  static HttpsDoor open(int port) throws IOException {
    var server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context()));
    var workers = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(workers);
    return new HttpsDoor(server, workers);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "https://localhost:" + port();
  }

  /** Serves {@code path}, and all below it where it ends with a slash. */
  void serve(String method, String path, Route route) {
    routes.put(method + " " + path, route);
  }

  void start() {
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var reply = reply(exchange);
      var body = JsonWriter.compact(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    var content = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (content.length > MAX_BODY) {
      return Reply.plain(413, "more than " + MAX_BODY + " bytes");
    }
    var uri = exchange.getRequestURI();
    var asked = exchange.getRequestMethod() + " " + uri.getRawPath();
    for (var route : routes.entrySet()) {
      var path = route.getKey();
      if (path.equals(asked) || path.endsWith("/") && asked.startsWith(path)) {
        return answer(route.getValue(), new Request(uri, asked.substring(path.length()), content));
      }
    }
    return Reply.plain(404, "nothing here");
  }

  private static Reply answer(Route route, Request request) {
    try {
      return route.answer(request);
    } catch (ProblemException e) {
      return Reply.refused(e);
    } catch (RuntimeException e) {
      // a mistake of ours: told where the suite's results are read, and to the suite as a failure
      System.err.println(request.uri().getPath() + ": " + e);
      return Reply.plain(500, "not able to answer");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
