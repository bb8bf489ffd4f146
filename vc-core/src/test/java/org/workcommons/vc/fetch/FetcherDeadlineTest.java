package org.workcommons.vc.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.workcommons.vc.fetch.FetchException.Reason;

/** How long a fetch takes at most. */
@Timeout(60)
class FetcherDeadlineTest extends OnLoopback {
  private static final Duration SHORT = Duration.ofMillis(400);

  @Test
  void givesUpOnABodyThatDrips() throws Exception {
    try (var server =
        TlsServer.start(
            certificate,
            caller -> {
              var out = caller.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
              while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(10);
              }
            })) {
      assertTooSlow(fetcher(), server.url());
    }
  }

  @Test
  void givesUpOnAServerThatSaysNothing() throws Exception {
    try (var server = TlsServer.start(certificate, caller -> Thread.sleep(20_000))) {
      assertTooSlow(fetcher(), server.url());
    }
  }

  @Test
  void givesUpOnAServerThatDoesNotShakeHands() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      assertTooSlow(fetcher(), URI.create("https://lists.example:" + server.getLocalPort() + "/"));
    }
  }

  @Test
  void givesUpOnANameServerThatDoesNotAnswer() throws Exception {
    var never = new CountDownLatch(1);
    var connected = new AtomicInteger();
    try (var server = TlsServer.replying(certificate, ok("x"))) {
      var fetcher =
          fetcher(
              host -> {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                connected.incrementAndGet();
                return loopback(host);
              });
      assertTooSlow(fetcher, server.url());

      never.countDown();
      for (int i = 0; i < 100 && connected.get() == 0; i++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      TimeUnit.MILLISECONDS.sleep(50);
      assertThat(server.calls()).as("calls after giving up").isZero();
    }
  }

  @Test
  void givesUpWhenItsThreadIsInterrupted() throws Exception {
    try (var server = TlsServer.start(certificate, caller -> Thread.sleep(20_000))) {
      Thread.currentThread().interrupt();

      assertFails(Reason.INTERRUPTED, () -> fetcher().get(server.url(), JSON));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static void assertTooSlow(Fetcher fetcher, URI url) {
    long start = System.nanoTime();
    assertFails(Reason.TOO_SLOW, () -> fetcher.withTimeout(SHORT).get(url, JSON));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.plusSeconds(8));
  }
}
