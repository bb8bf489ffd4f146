package org.workcommons.vc.fetch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Limits;

/**
 * Fetches what a stranger's URL names without letting the stranger choose whom this machine talks
 * to, for how long, or how much it reads.
 *
 * <ul>
 *   <li>Only {@code https}, to a host with a public name, on the port of the URL; no number passes
 *       for a name.
 *   <li>Every address that the name stands for must be public, and the connection goes to one of
 *       those that were checked. The server must prove that it has the name.
 *   <li>Only status 200 counts. No redirect is followed, nothing is decompressed, and no cookie,
 *       credential, proxy or cache is used, whatever is set for the process.
 *   <li>One deadline spans everything from the name's look-up to the last byte.
 * </ul>
 *
 * <p>Immutable and safe to share between threads. Every fetch runs on a daemon thread of its own.
 */
public final class Fetcher {
  /** How long a fetch may take unless {@link #withTimeout} says otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofSeconds(Limits.FETCH_SECONDS);
  private static final Pattern ACCEPT = Pattern.compile("[!-~][ -~]{0,254}");

  private final Network network;
  private final Bounds bounds;

  /** How long a fetch may take, from 1 ms, and how large the body may be. */
  record Bounds(int millis, int bytes) {}

  private Fetcher(Network network, Bounds bounds) {
    this.network = network;
    this.bounds = bounds;
  }

  /**
   * {@return a fetcher for the public Internet} A fetch takes at most {@link #DEFAULT_TIMEOUT}, a
   * body has at most {@link Limits#DOCUMENT_BYTES} bytes.
   */
  public static Fetcher guarded() {
    return on(Network.internet());
  }

  static Fetcher on(Network network) {
    return new Fetcher(
        network, new Bounds((int) DEFAULT_TIMEOUT.toMillis(), Limits.DOCUMENT_BYTES));
  }

  /**
   * {@return this fetcher, taking at most {@code timeout} for a fetch, name look-up and all}
   *
   * @param timeout from a millisecond to {@link Limits#FETCH_SECONDS}
   */
  public Fetcher withTimeout(Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a fetch takes from a millisecond to " + LONGEST.toSeconds() + " seconds: " + timeout);
    }
    return new Fetcher(network, new Bounds((int) timeout.toMillis(), bounds.bytes()));
  }

  /**
   * {@return this fetcher, refusing bodies of more than {@code bytes} bytes}
   *
   * @param bytes from 1 to {@link Limits#DOCUMENT_BYTES}
   */
  public Fetcher withMaxBytes(int bytes) {
    if (bytes < 1 || bytes > Limits.DOCUMENT_BYTES) {
      throw new IllegalArgumentException(
          "a body has from 1 to " + Limits.DOCUMENT_BYTES + " bytes: " + bytes);
    }
    return new Fetcher(network, new Bounds(bounds.millis(), bytes));
  }

  /**
   * {@return the body that the server sends for {@code url}}
   *
   * @param url any URL, by whomever; what may not be asked is refused before anything is sent
   * @param accept the media types to ask for, as the {@code Accept} header writes them: printable
   *     ASCII. What the server says that it sent is not looked at.
   */
  public byte[] get(URI url, String accept) throws FetchException {
    if (!ACCEPT.matcher(accept).matches()) {
      throw new IllegalArgumentException("media types are printable ASCII");
    }
    var exchange = new Exchange(network, Target.of(requireNonNull(url)), accept, bounds);
    var task = new FutureTask<>(exchange);
    var thread = new Thread(task, "fetch");
    thread.setDaemon(true);
    thread.start();
    return await(task, exchange);
  }

  /**
   * The deadline is kept by the thread that waits: the other one may be held up where no time-out
   * reaches, looking up a name or writing to somebody who does not read.
   */
  private byte[] await(FutureTask<byte[]> task, Exchange exchange) throws FetchException {
    try {
      return task.get(bounds.millis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      abandon(exchange);
      throw new FetchException(
          FetchException.Reason.TOO_SLOW, "not fetched within " + bounds.millis() + " ms");
    } catch (InterruptedException e) {
      abandon(exchange);
      Thread.currentThread().interrupt();
      throw new FetchException(FetchException.Reason.INTERRUPTED, "interrupted while fetching");
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static void abandon(Exchange exchange) throws FetchException {
    try {
      exchange.close();
    } catch (IOException e) {
      throw new FetchException(
          FetchException.Reason.TOO_SLOW, "not fetched in time, and the connection is stuck", e);
    }
  }

  private static FetchException failure(ExecutionException e) {
    if (e.getCause() instanceof FetchException fetch) {
      return fetch;
    }
    throw new IllegalStateException("a fetch ends in no other way", e.getCause());
  }
}
