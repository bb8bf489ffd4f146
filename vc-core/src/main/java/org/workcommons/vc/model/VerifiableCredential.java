package org.workcommons.vc.model;

import static java.util.Objects.requireNonNull;

/**
 * A secured credential as it was received. It <em>can be</em> verified and has not been: it shows
 * no claims, because nothing in it may be believed yet. Immutable.
 */
public final class VerifiableCredential {
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
    if (mediaType != MediaType.VC && mediaType != MediaType.VC_JWT) {
      throw new IllegalArgumentException("not a credential's media type: " + mediaType.text());
    }
    return new VerifiableCredential(requireNonNull(mediaType), content.clone());
  }

  /**
   * {@return the credential in {@code content}, of whose type no transport said anything: from a
   * file, a database, or a server whose word does not count} A token starts with the base64url of a
   * brace, as JSON never does. Whatever it is taken for, it is held to all the rules of that.
   */
  public static VerifiableCredential restore(byte[] content) {
    boolean isToken = content.length > 0 && content[0] == 'e';
    return received(isToken ? MediaType.VC_JWT : MediaType.VC, content);
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
