package org.workcommons.vc.examples.scaleout;

import java.io.Serializable;
import java.util.Arrays;

/** Bytes that travel to executors as they are. Immutable. */
final class Content implements Serializable {
  private static final long serialVersionUID = 1;

  private final byte[] bytes;

  private Content(byte[] bytes) {
    this.bytes = bytes;
  }

  static Content of(byte[] bytes) {
    return new Content(bytes.clone());
  }

  byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content && Arrays.equals(content.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@return the size only} */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
