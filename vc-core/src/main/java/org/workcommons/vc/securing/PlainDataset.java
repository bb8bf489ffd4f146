package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a plain document as the bytes that are hashed: every node described at one
 * place of its graph, every nameless node mentioned at most once, every graph but the default one
 * named by a nameless node. Where the nameless nodes differ in what is said of them, which they
 * nearly always do, RDFC-1.0 comes down to sorting. Not for sharing between threads.
 */
final class PlainDataset {
  private static final byte[] SELF = "_:a ".getBytes(US_ASCII);
  private static final byte[] OTHER = "_:z ".getBytes(US_ASCII);
  private static final byte[] END = ".\n".getBytes(US_ASCII);
  private static final byte[] END_IN_SELF = "_:a .\n".getBytes(US_ASCII);
  private static final byte[] END_IN_OTHER = "_:z .\n".getBytes(US_ASCII);

  /** Room for most lines. */
  private static final int LINE = 1 << 7;

  /** The objects of all lines that have a name, one after the other, each with a space after it. */
  private final LineBytes objects = new LineBytes(1 << 13);

  private final List<Node> nodes = new ArrayList<>();
  private @Nullable Node graph;
  private int lines;
  private int begun;

  /**
   * Something that is described, called as it stands in a line, space after it included. Nameless
   * things are all called the same at first.
   */
  static final class Node {
    private final boolean isBlank;
    private final @Nullable Node graph;
    private final List<Line> lines = new ArrayList<>();

    /** What is described in the graph that this is the name of, if it is one. */
    private List<Node> members = List.of();

    private byte[] name;
    private @Nullable Line mention;

    private Node(boolean isBlank, byte[] name, @Nullable Node graph) {
      this.isBlank = isBlank;
      this.name = name;
      this.graph = graph;
    }

    private void forgetName() {
      if (isBlank) {
        name = OTHER;
      }
    }

    private String label() {
      return new String(name, 0, name.length - 1, UTF_8);
    }
  }

  /** One statement; its object is a nameless node, or stands among the objects. */
  private static final class Line {
    private final Node subject;
    private final byte[] predicate;
    private final @Nullable Node nameless;
    private final int start;
    private final int end;

    Line(Node subject, byte[] predicate, @Nullable Node nameless, int start, int end) {
      this.subject = subject;
      this.predicate = predicate;
      this.nameless = nameless;
      this.start = start;
      this.end = end;
    }
  }

  /** {@return how many statements there are} */
  int size() {
    return lines;
  }

  /** {@return a new node called {@code iri}} */
  Node named(String iri) {
    return added(new Node(false, ('<' + iri + "> ").getBytes(UTF_8), graph));
  }

  /** {@return a new node without a name} */
  Node nameless() {
    return added(new Node(true, OTHER, graph));
  }

  /** {@return a new graph, named by a nameless node; what is added from here on is in it} */
  Node beginGraph() {
    var begun = nameless();
    begun.members = new ArrayList<>();
    graph = begun;
    return begun;
  }

  /** Ends {@code ended}: what is added from here on is where that was begun. */
  void endGraph(Node ended) {
    graph = ended.graph;
  }

  private Node added(Node node) {
    nodes.add(node);
    if (graph != null) {
      graph.members.add(node);
    }
    return node;
  }

  /** {@return where to write the object of the next statement} */
  LineBytes begin() {
    begun = objects.size();
    return objects;
  }

  /** Ends the statement that was begun last: it says {@code predicate} of {@code subject}. */
  void end(Node subject, byte[] predicate) {
    objects.put(' ');
    add(subject, predicate, null);
  }

  /** States that {@code object}, which nothing mentions yet, is something of {@code subject}. */
  void state(Node subject, byte[] predicate, Node object) {
    begin();
    if (object.isBlank) {
      object.mention = add(subject, predicate, object);
    } else {
      objects.put(object.name);
      add(subject, predicate, null);
    }
  }

  private Line add(Node subject, byte[] predicate, @Nullable Node nameless) {
    var line = new Line(subject, predicate, nameless, begun, objects.size());
    subject.lines.add(line);
    lines++;
    return line;
  }

  /** {@return the same statements, one by one} */
  Set<Quad> quads() {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).isBlank) {
        nodes.get(i).name = ("_:b" + i + " ").getBytes(US_ASCII);
      }
    }
    var quads = new LinkedHashSet<Quad>();
    for (var node : nodes) {
      var graph = Optional.ofNullable(node.graph).map(Node::label);
      for (var line : node.lines) {
        var predicate = new String(line.predicate, 0, line.predicate.length - 1, UTF_8);
        var object =
            line.nameless == null ? objects.text(line.start, line.end - 1) : line.nameless.label();
        quads.add(new Quad(node.label(), predicate, object, graph));
      }
    }
    return quads;
  }

  /** Whether a statement was made twice. To be asked before {@link #canonical}. */
  boolean hasRepetition() {
    for (var node : nodes) {
      node.lines.sort(this::compare);
      for (int i = 1; i < node.lines.size(); i++) {
        var line = node.lines.get(i);
        if (line.nameless == null && compare(line, node.lines.get(i - 1)) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** By unsigned bytes, which is by code points. §4.4. Of one node, and so of one graph. */
  private int compare(Line one, Line other) {
    int byPredicate =
        one.predicate == other.predicate
            ? 0
            : Arrays.compareUnsigned(one.predicate, other.predicate);
    return byPredicate == 0 ? compareObjects(one, other) : byPredicate;
  }

  private int compareObjects(Line one, Line other) {
    if (one.nameless == null) {
      return other.nameless == null
          ? objects.compare(one.start, one.end, other.start, other.end)
          : objects.compare(one.start, one.end, other.nameless.name);
    }
    return other.nameless == null
        ? -objects.compare(other.start, other.end, one.nameless.name)
        : Arrays.compareUnsigned(one.nameless.name, other.nameless.name);
  }

  /**
   * {@return the canonical N-Quads, empty where only their neighbours tell nameless nodes apart}
   * RDF Dataset Canonicalization 1.0 §4.4.3, steps 1 to 4, and §4.6.
   */
  Optional<byte[]> canonical(MessageDigest digest) {
    return nameByFirstDegree(digest) ? Optional.of(sorted()) : Optional.empty();
  }

  private boolean nameByFirstDegree(MessageDigest digest) {
    record Hashed(Node node, byte[] hash) {}
    var hashed = new ArrayList<Hashed>();
    var said = new LineBytes(1 << 11);
    nodes.forEach(Node::forgetName);
    for (var node : nodes) {
      if (node.isBlank) {
        var hash = node.members.isEmpty() ? hash(node, said, digest) : graphHash(node, digest);
        hashed.add(new Hashed(node, hash));
      }
    }
    hashed.sort((one, other) -> Arrays.compareUnsigned(one.hash, other.hash));
    for (int i = 0; i < hashed.size(); i++) {
      if (i > 0 && Arrays.equals(hashed.get(i).hash, hashed.get(i - 1).hash)) {
        return false;
      }
      hashed.get(i).node.name = ("_:c14n" + i + " ").getBytes(US_ASCII);
    }
    return true;
  }

  /** §4.6. The lines of a node are sorted by now, all beginning alike. */
  private byte[] hash(Node node, LineBytes said, MessageDigest digest) {
    said.clear();
    var mention = node.mention;
    boolean isFirst = mention != null && !mention.subject.isBlank;
    if (mention != null && isFirst) {
      mentioned(mention, said);
    }
    for (var line : node.lines) {
      put(line, SELF, node.graph == null ? END : END_IN_OTHER, said);
    }
    if (mention != null && !isFirst) {
      mentioned(mention, said);
    }
    return said.digest(digest);
  }

  private static void mentioned(Line mention, LineBytes out) {
    out.put(mention.subject.name)
        .put(mention.predicate)
        .put(SELF)
        .put(mention.subject.graph == null ? END : END_IN_OTHER);
  }

  /** §4.6 of a node that is the name of a graph: every line of that graph mentions it. */
  private byte[] graphHash(Node node, MessageDigest digest) {
    var all = new ArrayList<byte[]>();
    if (node.mention != null) {
      var out = new LineBytes(LINE);
      mentioned(node.mention, out);
      all.add(out.taken());
    }
    for (var member : node.members) {
      for (var line : member.lines) {
        var out = new LineBytes(LINE);
        put(line, member.name, END_IN_SELF, out);
        all.add(out.taken());
      }
    }
    all.sort(Arrays::compareUnsigned);
    all.forEach(digest::update);
    return digest.digest();
  }

  private byte[] sorted() {
    for (var node : nodes) {
      if (mentionsNameless(node)) {
        // which are called something else by now
        node.lines.sort(this::compare);
      }
    }
    nodes.sort(Comparator.comparing(node -> node.name, Arrays::compareUnsigned));
    var out = new LineBytes(canonicalSize());
    for (int i = 0; i < nodes.size(); ) {
      int alike = i + 1;
      while (alike < nodes.size() && Arrays.equals(nodes.get(i).name, nodes.get(alike).name)) {
        alike++;
      }
      if (alike == i + 1) {
        nodes.get(i).lines.forEach(line -> put(line, out));
      } else {
        interleaved(nodes.subList(i, alike)).forEach(out::put);
      }
      i = alike;
    }
    return out.taken();
  }

  private static boolean mentionsNameless(Node node) {
    for (var line : node.lines) {
      if (line.nameless != null) {
        return true;
      }
    }
    return false;
  }

  private int canonicalSize() {
    int size = 0;
    for (var node : nodes) {
      int around =
          node.name.length + END.length + (node.graph == null ? 0 : node.graph.name.length);
      for (var line : node.lines) {
        int object = line.nameless == null ? line.end - line.start : line.nameless.name.length;
        size += around + line.predicate.length + object;
      }
    }
    return size;
  }

  /** {@return the lines of {@code alike}, which are one and the same thing in several graphs} */
  private List<byte[]> interleaved(List<Node> alike) {
    var all = new ArrayList<byte[]>();
    for (var node : alike) {
      for (var line : node.lines) {
        var out = new LineBytes(LINE);
        put(line, out);
        all.add(out.taken());
      }
    }
    all.sort(Arrays::compareUnsigned);
    return all;
  }

  private void put(Line line, LineBytes out) {
    var graph = line.subject.graph;
    if (graph == null) {
      put(line, line.subject.name, END, out);
    } else {
      put(line, line.subject.name, graph.name, out);
      out.put(END);
    }
  }

  /** What {@code subject} begins and {@code end} ends. */
  private void put(Line line, byte[] subject, byte[] end, LineBytes out) {
    out.put(subject).put(line.predicate);
    if (line.nameless == null) {
      out.put(objects, line.start, line.end);
    } else {
      out.put(line.nameless.name);
    }
    out.put(end);
  }
}
