package org.workcommons.vc.sdjwtvc;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.model.RelatedResource;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.SdJwtPresentation;

/**
 * What a type of credential means: its name, its claims, and what they have to be like, with all
 * that it has of the types that it extends. draft-ietf-oauth-sd-jwt-vc §4. Immutable.
 *
 * @param types the type and those that it extends, itself first
 * @param display what people call it, by language
 * @param claims what it says of its claims
 */
public record TypeMetadata(Set<String> types, List<Display> display, List<ClaimMetadata> claims) {
  private static final String INTEGRITY = "#integrity";

  public TypeMetadata {
    types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
    display = List.copyOf(display);
    claims = List.copyOf(claims);
  }

  /** Where the documents of types come from: files, a cache, a registry, a fetcher. */
  @FunctionalInterface
  public interface Source {
    /**
     * {@return the document of the type called {@code vct}, empty if it has none} What it returns
     * is compared with its digest, where one is known.
     */
    Optional<byte[]> find(String vct);

    /** {@return the documents {@code known}, and no others} */
    static Source of(Map<String, byte[]> known) {
      var copy = Map.copyOf(known);
      return vct -> Optional.ofNullable(copy.get(vct)).map(byte[]::clone);
    }
  }

  /**
   * {@return what {@code source} has of the type of {@code credential}, with all types that it
   * extends} §4.7: all of it or nothing.
   *
   * @throws ProblemException of type {@code SCHEMA_INDETERMINATE} where a document can't be had, of
   *     type {@code RESOURCE_INTEGRITY} where it is another than its digest says, and of others
   *     where the documents are no type's
   */
  public static TypeMetadata of(SdJwtVc credential, Source source) throws ProblemException {
    var integrity = credential.claims().string("vct" + INTEGRITY);
    var chain = new Chain(source);
    chain.follow(credential.type(), integrity, Pointer.ROOT.at("vct" + INTEGRITY));
    return chain.joined();
  }

  /**
   * {@return the value of {@code vct#integrity} for credentials of the type that {@code document}
   * is about} W3C Subresource Integrity.
   */
  public static String integrity(byte[] document) {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.hash(document));
  }

  /** Refuses {@code presented} where it breaks a rule of the type for certain. §4.6. */
  public void require(SdJwtPresentation presented) throws ProblemException {
    for (var claim : claims) {
      claim.require(presented);
    }
  }

  /** One document of a chain. */
  private record Document(String vct, List<Display> display, List<ClaimMetadata> claims) {}

  /** The documents of a type and of those that it extends. Not for sharing between threads. */
  private static final class Chain {
    private final Source source;
    private final Map<String, Document> documents = new LinkedHashMap<>();

    Chain(Source source) {
      this.source = source;
    }

    void follow(String first, Optional<String> firstIntegrity, Pointer firstPlace)
        throws ProblemException {
      var vct = first;
      var integrity = firstIntegrity;
      var place = firstPlace;
      while (true) {
        var in = document(vct, integrity, place);
        documents.put(vct, read(vct, in));
        var extended = in.optionalString("extends");
        if (extended.isEmpty()) {
          return;
        }
        vct = extended.get();
        integrity = in.optionalString("extends" + INTEGRITY);
        place = Pointer.ROOT.at("extends" + INTEGRITY);
        requireNew(vct);
      }
    }

    private void requireNew(String vct) throws ProblemException {
      if (documents.containsKey(vct)) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR,
            Pointer.ROOT.at("extends"),
            "the type extends itself in the end");
      }
      if (documents.size() > Limits.CREDENTIAL_TYPES) {
        throw new ProblemException(
            ProblemType.LIMIT_EXCEEDED,
            Pointer.ROOT.at("extends"),
            "more than " + Limits.CREDENTIAL_TYPES + " types that extend each other");
      }
    }

    private ObjectReader document(String vct, Optional<String> integrity, Pointer place)
        throws ProblemException {
      var content =
          source
              .find(vct)
              .orElseThrow(
                  () ->
                      new ProblemException(
                          ProblemType.SCHEMA_INDETERMINATE,
                          Pointer.ROOT.at("vct"),
                          "the metadata of the type can't be had"));
      if (integrity.isPresent()) {
        RelatedResource.ofExpressions(vct, integrity.get(), place).requireIntegrity(content);
      }
      return ObjectReader.of(JsonReader.readObject(content, Limits.SCHEMA_BYTES), Pointer.ROOT);
    }

    private static Document read(String vct, ObjectReader in) throws ProblemException {
      if (!in.string("vct").equals(vct)) {
        throw in.malformed("vct", "must be the type that was asked for");
      }
      in.optionalString("name");
      in.optionalString("description");
      var claims = new ArrayList<ClaimMetadata>();
      if (in.object().has("claims")) {
        for (var claim : in.objects("claims")) {
          claims.add(ClaimMetadata.read(claim));
        }
      }
      return new Document(vct, Display.list(in, "name"), claims);
    }

    /** §4.5.2 and §4.6.5: a type keeps what it says itself, and takes over the rest. */
    TypeMetadata joined() throws ProblemException {
      List<Display> display = List.of();
      var claims = new LinkedHashMap<ClaimPath, ClaimMetadata>();
      var rootFirst = new ArrayList<>(documents.values());
      Collections.reverse(rootFirst);
      for (var document : rootFirst) {
        display = document.display().isEmpty() ? display : document.display();
        for (var claim : document.claims()) {
          var extended = claims.get(claim.path());
          claims.put(claim.path(), extended == null ? claim : claim.over(extended));
        }
      }
      return new TypeMetadata(documents.keySet(), display, List.copyOf(claims.values()));
    }
  }
}
