package org.workcommons.vc.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Recent;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The JSON-LD contexts that documents may name: those that this library carries, each pinned by the
 * SHA-256 of its bytes, and those that a caller has pinned. No context is ever fetched. Immutable.
 * VC Data Integrity 1.0 §2.4.
 */
public final class Contexts {
  /** The base context of version 2.0. VCDM 2.0 §4.3. */
  public static final String CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";

  /** Of proofs of the type {@code Ed25519Signature2020}, and of no use for anything else. */
  private static final String LEGACY = "https://w3id.org/security/suites/ed25519-2020/v1";

  /** The base context of version 1.1. VCDM 1.1 §4.1. */
  static final String CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1";

  private static final int MOST_FOUND = 100;
  private static final String FOLDER = "/META-INF/workcommons/contexts/";

  private final Map<String, Known> known;
  private final boolean readLegacyProofs;
  private final boolean readVersion11;

  /** What lists of these contexts define together: the same few lists come again and again. */
  private final Recent<Made, ActiveContext> active = Recent.most(Limits.CONTEXT_LISTS_KEPT);

  /** What others make of such lists. */
  private final Recent<Made, Object> derived = Recent.most(Limits.CONTEXT_LISTS_KEPT);

  /** Something that is made of the contexts called {@code urls}. */
  private record Made(Class<?> kind, List<String> urls) implements Comparable<Made> {
    Made {
      urls = List.copyOf(urls);
    }

    @Override
    public int compareTo(Made other) {
      int byKind = kind.getName().compareTo(other.kind.getName());
      return byKind == 0
          ? Arrays.compare(urls.toArray(String[]::new), other.urls.toArray(String[]::new))
          : byKind;
    }
  }

  /** A context: its term definitions, and the bytes that they are read from. */
  private interface Known {
    JsonObject definitions();

    byte[] content();
  }

  /** A context that was read. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
  private record Read(JsonObject definitions, byte[] content) implements Known {
    static Read of(byte[] content) throws ProblemException {
      var context = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
      return new Read(context.object("@context").object(), content.clone());
    }
  }

  private Contexts(Map<String, Known> known, boolean readLegacyProofs, boolean readVersion11) {
    this.known = Collections.unmodifiableMap(known);
    this.readLegacyProofs = readLegacyProofs;
    this.readVersion11 = readVersion11;
  }

  /**
   * {@return these contexts and the one of proofs of the old type {@code Ed25519Signature2020},
   * which are read then, and never made} Off unless asked for: every type of proof that is read is
   * one that a stranger may choose. Data Integrity EdDSA Cryptosuites 1.0 §3.4.
   */
  public Contexts withLegacyProofs() {
    var more = new LinkedHashMap<>(known);
    more.put(LEGACY, Bundle.ALL.get(LEGACY));
    return new Contexts(more, true, readVersion11);
  }

  /**
   * {@return the types of {@code document}, each expanded to what its contexts map it to; one that
   * they don't map stays as it is} JSON-LD 1.1 §4.1, for terms and URLs; compact IRIs stay as they
   * are.
   */
  public Set<String> typesOf(JsonObject document) {
    try {
      var context =
          new JsonArray(document.get("@context").map(JsonArray::itemsOf).orElse(List.of()));
      var active = active(context, Pointer.ROOT.at("@context"));
      var types = new LinkedHashSet<String>();
      for (var type : document.get("type").map(JsonArray::itemsOf).orElse(List.of())) {
        if (type instanceof JsonString text) {
          types.add(active.expanded(text.value()));
        }
      }
      return types;
    } catch (ProblemException e) {
      return Set.of();
    }
  }

  /** {@return what {@code context}, the value of {@code @context}, defines} */
  ActiveContext active(JsonArray context, Pointer pointer) throws ProblemException {
    var urls = new ArrayList<String>();
    for (var item : context.items()) {
      if (!(item instanceof JsonString url && carries(url.value()))) {
        return ActiveContext.of(context, pointer, this);
      }
      urls.add(url.value());
    }
    var key = new Made(ActiveContext.class, urls);
    var known = active.get(key);
    if (known.isPresent()) {
      return known.get();
    }
    var made = ActiveContext.of(context, pointer, this);
    active.put(key, made);
    return made;
  }

  /**
   * {@return what {@code make} makes of those of these contexts that are called {@code urls}} It is
   * made once and kept for as long as it is asked for now and then.
   *
   * @param kind of these there is one for each list
   */
  public <T> T derived(Class<T> kind, List<String> urls, Supplier<T> make) {
    var key = new Made(kind, urls);
    var known = derived.get(key);
    if (known.isPresent()) {
      return kind.cast(known.get());
    }
    var made = make.get();
    derived.put(key, made);
    return made;
  }

  /** {@return whether proofs of the type {@code Ed25519Signature2020} are to be read} */
  public boolean readLegacyProofs() {
    return readLegacyProofs;
  }

  /**
   * {@return these contexts, by which documents of version 1.1 are read too} Off unless asked for:
   * a document of the old version says when it counts in other words, and what else it says may
   * have had another meaning. None is ever issued. VCDM 1.1 §4, VCDM 2.0 §1.
   */
  public Contexts withVersion11() {
    return new Contexts(known, readLegacyProofs, true);
  }

  /** {@return whether documents of version 1.1 are to be read} */
  public boolean readVersion11() {
    return readVersion11;
  }

  /** {@return the contexts that this library carries} */
  public static Contexts bundled() {
    return Bundle.CONTEXTS;
  }

  /**
   * {@return these contexts and the one called {@code url}} Whoever pins a context answers for it:
   * a word that it gives to what another context here already has a word for lets a stranger
   * rewrite a document signed with {@code eddsa-rdfc-2022} from the one word to the other.
   *
   * @param url what documents call it, an absolute URL that no context has yet
   * @param context a JSON document, an object whose {@code @context} is an object
   */
  public Contexts withPinned(URI url, byte[] context) throws ProblemException {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("a context is called by an absolute URL");
    }
    if (carries(url.toString())) {
      throw new IllegalArgumentException("there is a context of this URL already: " + url);
    }
    var more = new LinkedHashMap<>(known);
    more.put(url.toString(), Read.of(context));
    return new Contexts(more, readLegacyProofs, readVersion11);
  }

  /** {@return what documents call these contexts, those of this library first} */
  public Set<String> urls() {
    return known.keySet();
  }

  /** {@return whether the context called {@code url} is one of these} */
  public boolean carries(String url) {
    return known.containsKey(url);
  }

  /**
   * {@return the term definitions of the context called {@code url}, empty if it is none of these}
   */
  public Optional<JsonObject> definitions(String url) {
    return Optional.ofNullable(known.get(url)).map(Known::definitions);
  }

  /**
   * {@return the bytes of the context called {@code url} as they were published, empty if it is
   * none of these} What a digest of it is compared with. VCDM 2.0 §5.3.
   */
  public Optional<byte[]> content(String url) {
    return Optional.ofNullable(known.get(url)).map(context -> context.content().clone());
  }

  /**
   * {@return every place in the credential {@code document} whose context is none of these}
   * Contexts inside the document are refused altogether: they could give a signed word another
   * meaning. A proof is a document of its own, and left out here. VC Data Integrity 1.0 §4.6,
   * Context Validation.
   */
  public List<Problem> unknownInCredential(JsonObject document) {
    return unknown(document, Set.of("@context", "proof"));
  }

  /**
   * {@return every place in the presentation {@code document} whose context is none of these} As
   * for a credential; the credentials in it are documents of their own too.
   */
  public List<Problem> unknownInPresentation(JsonObject document) {
    return unknown(document, Set.of("@context", "proof", "verifiableCredential"));
  }

  private List<Problem> unknown(JsonObject document, Set<String> separate) {
    var found = new ArrayList<Problem>();
    var contexts = document.get("@context").orElse(JsonArray.of());
    var items = JsonArray.itemsOf(contexts);
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof JsonString url && carries(url.value()))) {
        found.add(unknown(Pointer.ROOT.at("@context").at(i), "not a context that is known here"));
      }
    }
    for (int i = 0; i < document.size(); i++) {
      if (!separate.contains(document.name(i)) && isNamedIn(document.value(i))) {
        nested(document.value(i), Pointer.ROOT.at(document.name(i)), found);
      }
    }
    return List.copyOf(found);
  }

  /** {@return whether anything in {@code value} names a context: hardly ever does anything} */
  public static boolean isNamedIn(JsonValue value) {
    if (value instanceof JsonObject object) {
      if (!object.mayHaveInside("@context")) {
        return false;
      }
      if (object.has("@context")) {
        return true;
      }
      for (int i = 0; i < object.size(); i++) {
        if (isNamedIn(object.value(i))) {
          return true;
        }
      }
    } else if (value instanceof JsonArray array) {
      var items = array.items();
      for (int i = 0; i < items.size(); i++) {
        if (isNamedIn(items.get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private static void nested(JsonValue value, Pointer pointer, List<Problem> found) {
    if (found.size() >= MOST_FOUND) {
      return;
    }
    if (value instanceof JsonObject object) {
      if (object.has("@context")) {
        found.add(unknown(pointer.at("@context"), "a context inside a document is not accepted"));
      }
      object.members().forEach((name, member) -> nested(member, pointer.at(name), found));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        nested(array.items().get(i), pointer.at(i), found);
      }
    }
  }

  private static Problem unknown(Pointer pointer, String detail) {
    return new Problem(ProblemType.UNKNOWN_CONTEXT, pointer, detail);
  }

  /** A context that this library carries: read when it is first asked for, as few ever are. */
  private static final class Carried implements Known {
    private final String file;
    private final String sha256;

    private volatile @Nullable Read read;

    Carried(String file, String sha256) {
      this.file = file;
      this.sha256 = sha256;
    }

    @Override
    public JsonObject definitions() {
      return read().definitions();
    }

    @Override
    public byte[] content() {
      return read().content();
    }

    private Read read() {
      var known = read;
      return known == null ? readOnce() : known;
    }

    /** Whoever comes second waits for the first, which is sooner than to read it again. */
    private synchronized Read readOnce() {
      var known = read;
      if (known == null) {
        known = Bundle.context(file, sha256);
        read = known;
      }
      return known;
    }
  }

  /** What is carried, and where it lies. */
  private static final class Bundle {
    static final Map<String, Known> ALL = read();
    static final Contexts CONTEXTS = new Contexts(withoutLegacy(), false, false);

    private static Map<String, Known> withoutLegacy() {
      var most = new LinkedHashMap<>(ALL);
      most.remove(LEGACY);
      return most;
    }

    private static Map<String, Known> read() {
      try {
        var contexts = new LinkedHashMap<String, Known>();
        for (var entry : ((JsonArray) JsonReader.read(bytes("index.json"))).items()) {
          var in = ObjectReader.of((JsonObject) entry, Pointer.ROOT);
          contexts.put(in.string("url"), new Carried(in.string("file"), in.string("sha256")));
        }
        return contexts;
      } catch (ProblemException e) {
        throw damaged(e);
      }
    }

    static Read context(String file, String sha256) {
      var bytes = bytes(file);
      if (!HexFormat.of().formatHex(Sha256.hash(bytes)).equals(sha256)) {
        throw new IllegalStateException(
            "a bundled context does not have its pinned digest: " + file);
      }
      try {
        return Read.of(bytes);
      } catch (ProblemException e) {
        throw damaged(e);
      }
    }

    private static IllegalStateException damaged(ProblemException e) {
      return new IllegalStateException("the bundled contexts are damaged", e);
    }

    private static byte[] bytes(String file) {
      try (var in = Contexts.class.getResourceAsStream(FOLDER + file)) {
        if (in == null) {
          throw new IllegalStateException("a bundled context is missing: " + file);
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
