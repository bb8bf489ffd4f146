package org.workcommons.vc.model;

import static java.util.Objects.requireNonNull;

/**
 * A secured credential as it was received. It <em>can be</em> verified and has not been: it shows
 * no claims, because nothing in it may be believed yet. Immutable.
 */
public final class VerifiableCredential {
  /** The tag 18. RFC 9052 §2. */
  private static final byte COSE_SIGN1 = (byte) 0xd2;

  private final MediaType mediaType;
  private final byte[] content;

  private VerifiableCredential(MediaType mediaType, byte[] content) {
    this.mediaType = mediaType;
    this.content = content;
  }

  /**
   * {@return the credential that arrived as {@code content}, of the type that the transport said}
   * Nothing is checked.
   */
  public static VerifiableCredential received(MediaType mediaType, byte[] content) {
    if (mediaType.isPresentation()) {
      throw new IllegalArgumentException("not a credential's media type: " + mediaType.text());
    }
    return new VerifiableCredential(requireNonNull(mediaType), content.clone());
  }

  /**
   * {@return the credential in {@code content}, of whose type no transport said anything: from a
   * file, a database, or a server whose word does not count} A token starts with the base64url of a
   * brace, as JSON never does, and has a tilde where it discloses selectively; a COSE message
   * starts with its tag. Whatever it is taken for, it is held to all the rules of that.
   */
  public static VerifiableCredential restore(byte[] content) {
    return received(guessed(content), content);
  }

  private static MediaType guessed(byte[] content) {
    if (content.length == 0) {
      return MediaType.VC;
    }
    return switch (content[0]) {
      case 'e' -> hasTilde(content) ? MediaType.VC_SD_JWT : MediaType.VC_JWT;
      case COSE_SIGN1 -> MediaType.VC_COSE;
      default -> MediaType.VC;
    };
  }

  private static boolean hasTilde(byte[] content) {
    for (byte character : content) {
      if (character == '~') {
        return true;
      }
    }
    return false;
  }

  /** {@return how it is carried} */
  public MediaType mediaType() {
    return mediaType;
  }

  /** {@return the bytes as they were received, a copy} */
  public byte[] toByteArray() {
    return content.clone();
  }

  /** {@return the type and size, never the content} */
  @Override
  public String toString() {
    return "VerifiableCredential[" + mediaType.text() + ", " + content.length + " bytes]";
  }
}
