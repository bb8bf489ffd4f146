package org.workcommons.vc.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fetch.FetchException.Reason;

/** What is fetched, and which replies are refused. */
@Timeout(60)
class FetcherTest extends OnLoopback {
  @Test
  void fetchesWhatAnHonestServerSends() throws Exception {
    var server = honest(200, "{\"a\":1}".getBytes(UTF_8));
    try {
      assertThat(fetcher().get(url(server), JSON)).asString(UTF_8).isEqualTo("{\"a\":1}");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void fetchesChunksOfAnHonestServer() throws Exception {
    var body = new byte[100_000];
    var server = honest();
    server.createContext(
        "/",
        call -> {
          call.sendResponseHeaders(200, 0);
          try (var out = call.getResponseBody()) {
            for (int i = 0; i < 100; i++) {
              out.write(body, i * 1000, 1000);
              out.flush();
            }
          }
        });
    server.start();
    try {
      assertThat(fetcher().get(url(server), JSON)).isEqualTo(body);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void asksForTheSameAsEverybodyElse() throws Exception {
    var seen = new AtomicReference<Headers>();
    var uri = new AtomicReference<URI>();
    var server = honest();
    server.createContext(
        "/",
        call -> {
          seen.set(call.getRequestHeaders());
          uri.set(call.getRequestURI());
          call.sendResponseHeaders(200, 1);
          call.getResponseBody().write('x');
          call.close();
        });
    server.start();
    try {
      fetcher().get(URI.create(url(server) + "?a=%20b"), "application/vc, application/json");
    } finally {
      server.stop(0);
    }
    assertThat(uri.get()).hasToString("/list?a=%20b");
    assertThat(seen.get())
        .containsOnlyKeys("Host", "User-agent", "Accept", "Accept-encoding", "Connection")
        .containsEntry("Host", List.of(TlsServer.NAME + ":" + server.getAddress().getPort()))
        .containsEntry("User-agent", List.of("work-commons"))
        .containsEntry("Accept", List.of("application/vc, application/json"))
        .containsEntry("Accept-encoding", List.of("identity"))
        .containsEntry("Connection", List.of("close"));
  }

  @Test
  void saysWhichNameItAsksFor() throws Exception {
    try (var server = TlsServer.replying(certificate, ok("x"))) {
      fetcher().get(server.url(), JSON);

      assertThat(server.namesAskedFor()).containsExactly(new SNIHostName(TlsServer.NAME));
    }
  }

  @Test
  void manyThreadsMayShareOne() throws Exception {
    var server = honest(200, "x".getBytes(UTF_8));
    var threads = Executors.newFixedThreadPool(8);
    try {
      var fetcher = fetcher();
      var all = new ArrayList<Callable<byte[]>>();
      for (int i = 0; i < 40; i++) {
        all.add(() -> fetcher.get(url(server), JSON));
      }
      for (var one : threads.invokeAll(all)) {
        assertThat(one.get()).asString(UTF_8).isEqualTo("x");
      }
    } finally {
      threads.shutdownNow();
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308, 304, 204, 206, 400, 401, 403, 404, 407, 500, 503})
  void takesNoAnswerButOk(int status) throws Exception {
    var calls = new AtomicInteger();
    var server = honest();
    server.createContext(
        "/",
        call -> {
          calls.incrementAndGet();
          call.getResponseHeaders().add("Location", "https://lists.example/elsewhere");
          call.sendResponseHeaders(status, -1);
          call.close();
        });
    server.start();
    try {
      var refusal = assertFails(Reason.REFUSED_BY_SERVER, () -> fetcher().get(url(server), JSON));
      assertThat(refusal).hasMessage("the server answered with status " + status);
      assertThat(calls).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void repeatsNothingThatTheServerSent() throws Exception {
    for (var reply :
        List.of(
            "HTTP/1.1 500 Geheim\r\nX: Geheim\r\nContent-Length: 6\r\n\r\nGeheim",
            "Geheim\r\n",
            "HTTP/1.1 200 OK\r\nGeheim\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: Geheim\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nGeheim\r\n")) {
      try (var server = TlsServer.replying(certificate, reply)) {
        var refusal =
            catchThrowableOfType(FetchException.class, () -> fetcher().get(server.url(), JSON));
        assertThat(refusal).isNotNull().hasNoCause();
        assertThat(refusal.getMessage()).doesNotContain("Geheim", TlsServer.NAME);
      }
    }
  }

  @Test
  void doesNotDecompress() throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[1 << 20]);
    }
    var server = honest();
    server.createContext(
        "/",
        call -> {
          call.getResponseHeaders().add("Content-Encoding", "gzip");
          call.sendResponseHeaders(200, bomb.size());
          call.getResponseBody().write(bomb.toByteArray());
          call.close();
        });
    server.start();
    try {
      assertFails(Reason.MALFORMED_REPLY, () -> fetcher().get(url(server), JSON));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    var server = honest(200, new byte[1001]);
    try {
      assertThat(fetcher().withMaxBytes(1001).get(url(server), JSON)).hasSize(1001);
      assertFails(Reason.TOO_LARGE, () -> fetcher().withMaxBytes(1000).get(url(server), JSON));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesABodyWithoutEnd() throws Exception {
    var chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(UTF_8);
    try (var server =
        TlsServer.start(
            certificate,
            caller -> {
              var out = caller.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
              while (true) {
                out.write(chunk);
              }
            })) {
      assertFails(Reason.TOO_LARGE, () -> fetcher().withMaxBytes(100_000).get(server.url(), JSON));
    }
  }

  @Test
  void refusesHeadersWithoutEnd() throws Exception {
    try (var server =
        TlsServer.start(
            certificate,
            caller -> {
              var out = caller.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
              while (true) {
                out.write("X: y\r\n".getBytes(UTF_8));
              }
            })) {
      assertFails(Reason.TOO_LARGE, () -> fetcher().get(server.url(), JSON));
    }
  }

  @Test
  void refusesABodyThatIsCutShort() throws Exception {
    try (var server =
        TlsServer.replying(certificate, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")) {
      assertFails(Reason.MALFORMED_REPLY, () -> fetcher().get(server.url(), JSON));
    }
  }

  @Test
  void refusesBoundsThatAreNone() {
    var fetcher = Fetcher.guarded();
    for (var timeout :
        List.of(
            Duration.ZERO,
            Duration.ofMillis(-1),
            Duration.ofNanos(1),
            Duration.ofSeconds(60).plusNanos(1))) {
      assertThatThrownBy(() -> fetcher.withTimeout(timeout))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (var bytes : List.of(0, -1, (8 << 20) + 1)) {
      assertThatThrownBy(() -> fetcher.withMaxBytes(bytes))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\r\nX: y", "a\nb", "\u00e4"})
  void refusesAnAcceptHeaderThatIsNone(String accept) {
    assertThatThrownBy(() -> Fetcher.guarded().get(URI.create("https://lists.example/"), accept))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
