package org.workcommons.vc.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Something that a credential refers to, and what its bytes hash to: a context, a schema, an image.
 * Immutable. VCDM 2.0 §5.3, Integrity of Related Resources.
 *
 * <p>{@code digestSRI} holds expressions of Subresource Integrity; of several, those of the
 * strongest known algorithm count, and one of them has to match. {@code digestMultibase} holds
 * multihashes in multibase, and the same is true of them. Where both members stand, both have to
 * match. A member without any digest of a known algorithm can't be checked, and so never matches.
 */
public final class RelatedResource {
  /** How it is written: few credentials refer to anything. */
  private static final class Syntax {
    static final Pattern MEDIA_TYPE =
        Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}"
                + "( ?;[ -~]{0,256})?");
    static final Pattern SPACES = Pattern.compile("[ \t\n\r\f]+");
  }

  private final String id;
  private final Optional<String> mediaType;
  private final Pointer pointer;
  private final List<Member> members;

  /** One of the two members, and where it stands. */
  private record Member(Pointer pointer, List<ContentDigest> digests) {}

  private RelatedResource(
      String id, Optional<String> mediaType, Pointer pointer, List<Member> members) {
    this.id = id;
    this.mediaType = mediaType;
    this.pointer = pointer;
    this.members = List.copyOf(members);
  }

  /**
   * {@return what stands in {@code relatedResource} of {@code credential}, each of another name}
   */
  public static List<RelatedResource> allOf(JsonObject credential) throws ProblemException {
    var all = new ArrayList<RelatedResource>();
    var ids = new HashSet<String>();
    var readers = ObjectReader.of(credential, Pointer.ROOT).oneOrMore("relatedResource");
    if (readers.size() > Limits.RELATED_RESOURCES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT.at("relatedResource"),
          "more than " + Limits.RELATED_RESOURCES + " related resources");
    }
    for (var in : readers) {
      var resource = read(in);
      if (!ids.add(resource.id())) {
        throw in.malformed("id", "must be unique among the related resources");
      }
      all.add(resource);
    }
    return List.copyOf(all);
  }

  /** {@return the resource that {@code in} reads, which has at least one of the two members} */
  public static RelatedResource read(ObjectReader in) throws ProblemException {
    var annotated = annotated(in);
    if (annotated.isEmpty()) {
      throw new ProblemException(
          ProblemType.MALFORMED_VALUE_ERROR,
          in.pointer(),
          "must have a digestSRI or a digestMultibase");
    }
    return annotated.get();
  }

  /**
   * {@return the resource that {@code in} reads, empty where it has neither of the two members} Any
   * object with an {@code id} may have them.
   */
  public static Optional<RelatedResource> annotated(ObjectReader in) throws ProblemException {
    var id = Url.require(in.string("id"), in.pointer().at("id"));
    var mediaType =
        in.object().has("mediaType")
            ? Optional.of(in.string("mediaType", Syntax.MEDIA_TYPE, "a media type"))
            : Optional.<String>empty();
    var members = new ArrayList<Member>();
    member(in, "digestSRI", RelatedResource::expressions).ifPresent(members::add);
    member(in, "digestMultibase", RelatedResource::multihash).ifPresent(members::add);
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(new RelatedResource(id, mediaType, in.pointer(), members));
  }

  /**
   * {@return a resource called {@code id}, whose digests stand in {@code expressions}, at {@code
   * pointer}} Subresource Integrity §3.5, as SD-JWT VC has it in {@code vct#integrity}.
   */
  public static RelatedResource ofExpressions(String id, String expressions, Pointer pointer)
      throws ProblemException {
    try {
      var member = new Member(pointer, expressions(expressions));
      return new RelatedResource(id, Optional.empty(), pointer, List.of(member));
    } catch (ProblemException e) {
      throw new ProblemException(e.problem().type(), pointer, e.problem().detail());
    }
  }

  /** {@return the URL of the resource} */
  public String id() {
    return id;
  }

  /** {@return what kind of content it is, empty where the issuer does not say} */
  public Optional<String> mediaType() {
    return mediaType;
  }

  /** {@return where it stands in the credential} */
  public Pointer pointer() {
    return pointer;
  }

  /**
   * Compares {@code content} with the digests. What does not match is a problem of type {@code
   * RESOURCE_INTEGRITY} that points at the member.
   */
  public void requireIntegrity(byte[] content) throws ProblemException {
    for (var member : members) {
      var strongest = strongest(member.digests());
      if (strongest.isEmpty()) {
        throw integrity(member, "no digest of an algorithm that is known here");
      }
      if (strongest.stream().noneMatch(digest -> digest.isOf(content))) {
        throw integrity(member, "the resource has another digest");
      }
    }
  }

  private static List<ContentDigest> strongest(List<ContentDigest> digests) {
    var best = digests.stream().flatMap(digest -> digest.algorithm().stream()).max(Enum::compareTo);
    return best.isEmpty()
        ? List.of()
        : digests.stream().filter(digest -> digest.algorithm().equals(best)).toList();
  }

  private static Optional<Member> member(ObjectReader in, String name, Digests digests)
      throws ProblemException {
    if (!in.object().has(name)) {
      return Optional.empty();
    }
    var all = new ArrayList<ContentDigest>();
    for (var item : JsonArray.itemsOf(in.required(name))) {
      if (!(item instanceof JsonString text)) {
        throw in.malformed(name, "must be a string or a list of strings");
      }
      try {
        all.addAll(digests.in(text.value()));
      } catch (ProblemException e) {
        throw in.malformed(name, e.problem().detail());
      }
      if (all.size() > Limits.DIGESTS) {
        throw new ProblemException(
            ProblemType.LIMIT_EXCEEDED,
            in.pointer().at(name),
            "more than " + Limits.DIGESTS + " digests");
      }
    }
    if (all.isEmpty()) {
      throw in.malformed(name, "must hold at least one digest");
    }
    return Optional.of(new Member(in.pointer().at(name), List.copyOf(all)));
  }

  private static List<ContentDigest> expressions(String text) throws ProblemException {
    var digests = new ArrayList<ContentDigest>();
    for (var expression : Syntax.SPACES.split(text.strip(), Limits.DIGESTS + 2)) {
      digests.add(ContentDigest.ofExpression(expression));
    }
    return digests;
  }

  private static List<ContentDigest> multihash(String text) throws ProblemException {
    return List.of(ContentDigest.ofMultibase(text));
  }

  private static ProblemException integrity(Member member, String detail) {
    return new ProblemException(ProblemType.RESOURCE_INTEGRITY, member.pointer(), detail);
  }

  private interface Digests {
    List<ContentDigest> in(String text) throws ProblemException;
  }

  /** {@return the URL} */
  @Override
  public String toString() {
    return id;
  }
}
