package org.workcommons.vc.issuer;

/**
 * The outside world did not play along: the register's file, or the key that signs. Nothing was
 * issued or changed by the call that threw it.
 */
public final class IssuingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param message what happened, one plain sentence without a final full stop
   * @param remedy what a person can do about it
   */
  public IssuingException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /**
   * @param message what happened, one plain sentence without a final full stop
   * @param remedy what a person can do about it
   * @param cause what the outside world said
   */
  public IssuingException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** {@return what a person can do about it, a plain sentence} */
  public String remedy() {
    return remedy;
  }
}
