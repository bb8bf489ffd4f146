package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;

/**
 * What one term means, worked out once. JSON-LD 1.1 Processing Algorithms §4.2, as far as it is
 * compiled. One object for one definition: contexts that share a definition share the object.
 */
final class Word {
  private static final byte[] NOTHING = {};

  /** What stands under a term, or in its place. */
  enum Kind {
    /** The identifier of a thing. */
    ID,
    /** The types of a thing. */
    TYPE,
    /** Text, a number, or another thing. */
    PLAIN,
    /** The same with a datatype. */
    TYPED,
    /** An IRI, or another thing. */
    REFERENCE,
    /** A term that stands for an IRI, or an IRI. */
    TERM,
    /** JSON for its own sake. */
    JSON,
    /** Things that are described in a graph of their own, each in one. */
    GRAPH,
    /** Something that is not compiled. */
    OTHER
  }

  private final Kind kind;
  private final String iri;
  private final Optional<String> datatype;
  private final boolean isPrefix;
  private final boolean isProtected;
  private final JsonValue definition;
  private final @Nullable JsonValue scope;
  private final byte[] name;
  private final byte[] predicate;
  private final byte[] datatypeSuffix;

  private Word(
      Kind kind,
      String iri,
      Optional<String> datatype,
      boolean isPrefix,
      boolean isProtected,
      JsonValue definition,
      @Nullable JsonValue scope) {
    this.kind = kind;
    this.iri = iri;
    this.datatype = datatype;
    this.isPrefix = isPrefix;
    this.isProtected = isProtected;
    this.definition = definition;
    this.scope = scope;
    this.name = NQuads.iri(iri).getBytes(UTF_8);
    this.predicate = predicate(iri);
    this.datatypeSuffix = datatype.map(Word::suffix).orElse(NOTHING);
  }

  /** {@return {@code iri} as the middle of a line} */
  static byte[] predicate(String iri) {
    return (NQuads.iri(iri) + ' ').getBytes(UTF_8);
  }

  /** {@return what follows text of the datatype {@code iri}} */
  static byte[] suffix(String iri) {
    return iri.equals(Rdf.STRING) ? NOTHING : ("^^" + NQuads.iri(iri)).getBytes(UTF_8);
  }

  static Word other(JsonValue definition, boolean isProtected) {
    return new Word(Kind.OTHER, "", Optional.empty(), false, isProtected, definition, null);
  }

  static Word of(Kind kind, String iri, JsonValue definition, boolean isProtected) {
    return new Word(kind, iri, Optional.empty(), false, isProtected, definition, null);
  }

  Word withDatatype(String of) {
    return new Word(Kind.TYPED, iri, Optional.of(of), isPrefix, isProtected, definition, scope);
  }

  Word asPrefix() {
    return new Word(kind, iri, datatype, true, isProtected, definition, scope);
  }

  Word withScope(JsonValue context) {
    return new Word(kind, iri, datatype, isPrefix, isProtected, definition, context);
  }

  Kind kind() {
    return kind;
  }

  /** {@return the IRI that it stands for} */
  String iri() {
    return iri;
  }

  Optional<String> datatype() {
    return datatype;
  }

  /** {@return its IRI as a term; not to be changed} */
  byte[] name() {
    return name;
  }

  /** {@return its IRI as the middle of a line; not to be changed} */
  byte[] predicate() {
    return predicate;
  }

  /** {@return what follows text in a line; not to be changed} */
  byte[] datatypeSuffix() {
    return datatypeSuffix;
  }

  /** {@return whether it may stand before a colon} */
  boolean isPrefix() {
    return isPrefix;
  }

  /** {@return how it is written in its context} */
  JsonValue definition() {
    return definition;
  }

  boolean isProtected() {
    return isProtected;
  }

  /** {@return the context of what stands under it or is of this type, null if it has none} */
  @Nullable JsonValue scope() {
    return scope;
  }

  /** {@return whether {@code definition} names another word in the place of an IRI} */
  static boolean standsForAnother(JsonValue definition) {
    return definition instanceof JsonObject object
        ? object.members().values().stream().anyMatch(Word::isWord)
        : isWord(definition);
  }

  private static boolean isWord(JsonValue value) {
    return value instanceof JsonString text
        && text.value().indexOf(':') < 0
        && !text.value().startsWith("@");
  }

  /** {@return whether both mean the same and are written in the same way} */
  boolean isSameAs(Word other) {
    return kind == other.kind
        && iri.equals(other.iri)
        && datatype.equals(other.datatype)
        && isPrefix == other.isPrefix
        && definition.equals(other.definition);
  }
}
