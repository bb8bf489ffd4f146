package org.workcommons.vc.bbs;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Bytes one after the other. draft-irtf-cfrg-bbs-signatures §4.2.4.1 serialize. */
final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Octets number(long number) {
    return bytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  Octets point(Curve.G1 point) {
    return bytes(point.compressed());
  }

  Octets scalar(BigInteger scalar) {
    return bytes(Scalars.bytes(scalar));
  }

  Octets bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** With their length before them. */
  Octets counted(byte[] bytes) {
    return number(bytes.length).bytes(bytes);
  }

  byte[] all() {
    return out.toByteArray();
  }
}
