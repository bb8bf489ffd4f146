package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.securing.Word.Kind;

/**
 * The words that are in force at one place of a document: an active context, JSON-LD 1.1 Processing
 * Algorithms §4.1, worked out once for all documents. Contexts that need more of JSON-LD than
 * credentials do are not compiled: no default vocabulary, base, language, import or reset. Safe to
 * share between threads.
 */
final class CompiledContext {
  private static final double VERSION = 1.1;

  /** A power of two: optional members make objects of many sizes. */
  private static final int SHAPES = 8;

  /** A power of two. */
  private static final int TYPES = 8;

  /** Of longer types than this nothing is kept. */
  private static final int TYPE_CHARS = 64;

  /** Of more members than this nothing is kept. */
  private static final int SHAPE_MEMBERS = 64;

  /** What may be said anew of protected words. §4.2.2, step 27. */
  private enum Redefining {
    ANYTHING,
    THE_SAME,
    /** The processor finds a word changed that stands for one which is defined after it. */
    THE_SAME_BY_ITSELF
  }

  /**
   * Where no word is in force, and none is ever kept. Whoever compiles starts with {@link #empty}.
   */
  static final CompiledContext EMPTY = empty();

  private final Map<String, Word> words;
  private final List<String> idNames;
  private final List<String> typeNames;
  private final @Nullable CompiledContext previous;
  private final AtomicInteger room;

  /** What is in force under a word, in its plain value, and inside a thing of this type. */
  private final Map<Word, Optional<CompiledContext>> under = new ConcurrentHashMap<>();

  private final Map<Word, Optional<CompiledContext>> beside = new ConcurrentHashMap<>();
  private final Map<Word, Optional<CompiledContext>> within = new ConcurrentHashMap<>();

  /** Those met last, each where its size says: what one thread sees of another's is complete. */
  private final @Nullable Shape[] shapes = new Shape[SHAPES];

  /** Types met last, each where its length says. */
  private final @Nullable Typed[] typed = new Typed[TYPES];

  private CompiledContext(
      Map<String, Word> words, @Nullable CompiledContext previous, AtomicInteger room) {
    this.words = words;
    this.idNames = names(words, Kind.ID);
    this.typeNames = names(words, Kind.TYPE);
    this.previous = previous;
    this.room = room;
  }

  /** {@return a context without words, with room of its own for what is made of it} */
  static CompiledContext empty() {
    return new CompiledContext(Map.of(), null, new AtomicInteger(Limits.SCOPED_CONTEXTS_KEPT));
  }

  /** {@return this context and after it {@code definitions}, empty if that is not compiled} */
  Optional<CompiledContext> with(JsonObject definitions) {
    return extended(definitions, Redefining.THE_SAME)
        .map(more -> new CompiledContext(more, previous, room));
  }

  private static List<String> names(Map<String, Word> words, Kind kind) {
    var names = new ArrayList<String>();
    words.forEach(
        (name, word) -> {
          if (word.kind() == kind) {
            names.add(name);
          }
        });
    return List.copyOf(names);
  }

  /** {@return the names under which a thing is identified: nearly always one} */
  List<String> idNames() {
    return idNames;
  }

  /** {@return the names under which the types of a thing stand: nearly always one} */
  List<String> typeNames() {
    return typeNames;
  }

  /** {@return what {@code name} means, null if nothing} */
  @Nullable Word word(String name) {
    return words.get(name);
  }

  /**
   * What a type means.
   *
   * @param word its word, null if it has none
   * @param within what is in force in a thing of this type, empty if that is not compiled
   */
  record Typed(String type, @Nullable Word word, Optional<CompiledContext> within) {}

  /** {@return what {@code type} means, without looking for it where it was met before} */
  Typed typed(String type) {
    int place = type.length() & (TYPES - 1);
    var known = typed[place];
    if (known != null && known.type.equals(type)) {
      return known;
    }
    var word = word(type);
    var met = new Typed(type, word, word == null ? Optional.of(this) : within(word));
    if (type.length() <= TYPE_CHARS) {
      typed[place] = met;
    }
    return met;
  }

  /** {@return what the names of {@code node} mean here, empty if one of them means nothing} */
  Optional<Shape> shape(JsonObject node) {
    int place = node.size() & (SHAPES - 1);
    var known = shapes[place];
    if (known != null && known.isOf(node)) {
      return Optional.of(known);
    }
    var shape = Shape.of(node, this);
    if (shape.isPresent() && node.size() <= SHAPE_MEMBERS) {
      shapes[place] = shape.get();
    }
    return shape;
  }

  /**
   * {@return what is in force in a thing inside one that this is in force in: the scope of a type
   * ends there} §5.1.2, step 7.
   */
  CompiledContext leavingTypes() {
    return previous == null ? this : previous;
  }

  /** {@return what is in force under {@code word}, empty if that is not compiled} Step 8. */
  Optional<CompiledContext> under(Word word) {
    return entered(under, word, Redefining.ANYTHING);
  }

  /**
   * {@return what is in force in the value of {@code word} that is no object, empty if that is not
   * compiled} Step 4, which lets nothing be redefined that is protected.
   */
  Optional<CompiledContext> beside(Word word) {
    return entered(beside, word, Redefining.THE_SAME_BY_ITSELF);
  }

  /** {@return whether nothing is in force} */
  boolean isEmpty() {
    return words.isEmpty() && previous == null;
  }

  private Optional<CompiledContext> entered(
      Map<Word, Optional<CompiledContext>> memory, Word word, Redefining allowed) {
    var scope = word.scope();
    if (scope == null) {
      return Optional.of(this);
    }
    if (scope == JsonNull.NULL && allowed == Redefining.ANYTHING && previous == null) {
      return Optional.of(EMPTY);
    }
    var known = memory.get(word);
    return known != null
        ? known
        : kept(
            memory,
            word,
            scoped(scope, allowed).map(more -> new CompiledContext(more, previous, room)));
  }

  /** {@return what is in force in a thing of type {@code word}} Step 11: not in what is in it. */
  Optional<CompiledContext> within(Word word) {
    var scope = word.scope();
    if (scope == null) {
      return Optional.of(this);
    }
    var known = within.get(word);
    return known != null
        ? known
        : kept(
            within,
            word,
            scoped(scope, Redefining.THE_SAME_BY_ITSELF)
                .map(more -> new CompiledContext(more, leavingTypes(), room)));
  }

  /** Whoever names types and members in ever new orders gets no room for all of them. */
  private Optional<CompiledContext> kept(
      Map<Word, Optional<CompiledContext>> memory, Word word, Optional<CompiledContext> context) {
    if (room.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      memory.put(word, context);
    }
    return context;
  }

  private Optional<Map<String, Word>> scoped(JsonValue scope, Redefining allowed) {
    return scope instanceof JsonObject definitions
        ? extended(definitions, allowed)
        : Optional.empty();
  }

  private Optional<Map<String, Word>> extended(JsonObject definitions, Redefining allowed) {
    if (!isPlain(definitions)) {
      return Optional.empty();
    }
    var reading = new Definitions(definitions, words);
    var more = new HashMap<>(words);
    for (var definition : definitions.members().entrySet()) {
      var name = definition.getKey();
      if (name.startsWith("@")) {
        continue;
      }
      var word = reading.word(name, definition.getValue());
      var earlier = words.get(name);
      if (earlier == null || !earlier.isProtected() || allowed == Redefining.ANYTHING) {
        more.put(name, word);
      } else if (!earlier.isSameAs(word)
          || allowed == Redefining.THE_SAME_BY_ITSELF
              && Word.standsForAnother(definition.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(more);
  }

  private static boolean isPlain(JsonObject definitions) {
    for (var definition : definitions.members().entrySet()) {
      var name = definition.getKey();
      var value = definition.getValue();
      boolean isPlain =
          switch (name) {
            case "" -> false;
            case "@version" -> value.equals(new JsonNumber(VERSION));
            case "@protected" -> value instanceof JsonBoolean;
            default -> isName(name) && !(value instanceof JsonObject object && hidesLater(object));
          };
      if (!isPlain) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String name) {
    return name.charAt(0) != '@' && name.indexOf(':') < 0 && name.indexOf('/') < 0;
  }

  /**
   * Whether a scope inside {@code definition} has a word that stands for another one: the processor
   * may refuse that scope even where no document enters it.
   */
  private static boolean hidesLater(JsonObject definition) {
    if (!(definition.get("@context").orElse(JsonNull.NULL) instanceof JsonObject scope)) {
      return false;
    }
    for (var inner : scope.members().entrySet()) {
      var value = inner.getValue();
      if (!inner.getKey().startsWith("@")
          && (Word.standsForAnother(value)
              || value instanceof JsonObject object && hidesLater(object))) {
        return true;
      }
    }
    return false;
  }
}
