package org.workcommons.vc.fetch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/**
 * It could not be fetched. The message is one plain sentence that holds nothing of what the server
 * sent but its status, and nothing of the URL.
 */
public final class FetchException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. Stable; programs may decide on it. */
  public enum Reason {
    /** The URL, or an address that its name stands for, is none that may be asked. */
    NOT_ALLOWED,
    /** No such name, no connection, or one that broke. */
    UNREACHABLE,
    /** The server could not prove that it has the name in the URL, or speaks no TLS of today. */
    UNTRUSTED_SERVER,
    /** The server answered with another status than 200, a redirect among them. */
    REFUSED_BY_SERVER,
    /** The reply is cut short, compressed, or not HTTP. */
    MALFORMED_REPLY,
    /** The reply is larger than the caller takes. */
    TOO_LARGE,
    /** It was not all there when the time was over. */
    TOO_SLOW,
    /** The thread that waited for it was interrupted; it still is. */
    INTERRUPTED
  }

  private final Reason reason;

  /**
   * @param detail what happened, one plain lower-case sentence without a final full stop
   */
  public FetchException(Reason reason, String detail) {
    super(requireNonNull(detail));
    this.reason = requireNonNull(reason);
  }

  /**
   * @param detail what happened, one plain lower-case sentence without a final full stop
   */
  public FetchException(Reason reason, String detail, Throwable cause) {
    super(requireNonNull(detail), cause);
    this.reason = requireNonNull(reason);
  }

  /** {@return why} */
  public Reason reason() {
    return reason;
  }
}
