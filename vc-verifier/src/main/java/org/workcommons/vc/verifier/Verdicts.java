package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.workcommons.vc.model.VerifiableCredential;

/**
 * The verdicts of many credentials, in the order of the credentials. How far it is, whoever asks
 * for verdicts knows; to stop, close it. Not for sharing between threads.
 */
public final class Verdicts implements Iterator<CredentialVerdict>, AutoCloseable {
  /** So many credentials for each processor are verified before their verdicts are asked for. */
  static final int AHEAD = 32;

  private final Iterator<VerifiableCredential> credentials;
  private final Function<VerifiableCredential, CredentialVerdict> verification;
  private final int most;
  private final ExecutorService workers;
  private final Queue<Future<CredentialVerdict>> begun = new ArrayDeque<>();
  private boolean closed;

  Verdicts(
      Iterator<VerifiableCredential> credentials,
      Function<VerifiableCredential, CredentialVerdict> verification,
      int processors) {
    this.credentials = requireNonNull(credentials);
    this.verification = verification;
    this.most = AHEAD * processors;
    this.workers = Executors.newFixedThreadPool(processors, Verdicts::worker);
  }

  /** One that keeps no program from ending. */
  private static Thread worker(Runnable work) {
    var thread = new Thread(work, "verification");
    thread.setDaemon(true);
    return thread;
  }

  /** {@return whether there is another verdict} False once this is closed. */
  @Override
  public boolean hasNext() {
    return !closed && (!begun.isEmpty() || credentials.hasNext());
  }

  /**
   * {@return the next verdict} It waits for it, and never for those after it. Whatever a resolver,
   * a source or the iterator of the credentials throws comes out here, and ends the whole.
   *
   * @throws CancellationException when the thread is interrupted; the whole is closed then
   */
  @Override
  public CredentialVerdict next() {
    try {
      if (!hasNext()) {
        throw new NoSuchElementException("there are no more verdicts");
      }
      begin();
      var verdict = begun.remove().get();
      if (!hasNext()) {
        close();
      }
      return verdict;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a credential was verified");
    } catch (ExecutionException e) {
      close();
      throw unchecked(requireNonNull(e.getCause()));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void begin() {
    while (begun.size() < most && credentials.hasNext()) {
      var credential = requireNonNull(credentials.next());
      begun.add(workers.submit(() -> verification.apply(credential)));
    }
  }

  /** A verification declares nothing that it throws. */
  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  /** Stops what was begun, and begins nothing more. Closing it again does nothing. */
  @Override
  public void close() {
    closed = true;
    begun.clear();
    workers.shutdownNow();
  }
}
