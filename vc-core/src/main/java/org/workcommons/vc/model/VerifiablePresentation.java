package org.workcommons.vc.model;

import static java.util.Objects.requireNonNull;

/**
 * A secured presentation as it was received. It <em>can be</em> verified and has not been: it shows
 * no claims, because nothing in it may be believed yet. Immutable.
 */
public final class VerifiablePresentation {
  private final MediaType mediaType;
  private final byte[] content;

  private VerifiablePresentation(MediaType mediaType, byte[] content) {
    this.mediaType = mediaType;
    this.content = content;
  }

  /**
   * {@return the presentation that arrived as {@code content}, of the type that the transport said}
   * Nothing is checked.
   */
  public static VerifiablePresentation received(MediaType mediaType, byte[] content) {
    if (!mediaType.isPresentation()) {
      throw new IllegalArgumentException("not a presentation's media type: " + mediaType.text());
    }
    return new VerifiablePresentation(requireNonNull(mediaType), content.clone());
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
    return "VerifiablePresentation[" + mediaType.text() + ", " + content.length + " bytes]";
  }
}
