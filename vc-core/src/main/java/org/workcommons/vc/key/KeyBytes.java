package org.workcommons.vc.key;

import java.util.Arrays;

/** The encoding of a public key, whose length and first byte tell types and forms apart. */
@SuppressWarnings("ArrayRecordComponent") // compared by what is in it, never changed
record KeyBytes(byte[] bytes) implements Comparable<KeyBytes> {
  @Override
  public int compareTo(KeyBytes other) {
    return Arrays.compare(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
