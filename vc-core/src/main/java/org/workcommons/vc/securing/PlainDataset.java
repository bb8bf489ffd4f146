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
  private static final byte[] NAMELESS = {};
  private static final byte[] SELF = "_:a ".getBytes(US_ASCII);
  private static final byte[] OTHER = "_:z ".getBytes(US_ASCII);
  private static final byte[] END = ".\n".getBytes(US_ASCII);
  private static final byte[] END_IN_SELF = "_:a .\n".getBytes(US_ASCII);
  private static final byte[] END_IN_OTHER = "_:z .\n".getBytes(US_ASCII);

  private final LineBytes bytes = new LineBytes();
  private final List<Node> nodes = new ArrayList<>();
  private @Nullable Node graph;
  private int lines;
  private int begun;

  /** Something that is described, called as it stands in a line, space after it included. */
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

    private String label() {
      return new String(name, 0, name.length - 1, UTF_8);
    }
  }

  /**
   * One statement: what follows its subject, and the nameless node at the end of it, if any. In the
   * default graph it goes on to its full stop, in another one to where the name of that stands.
   */
  private static final class Line {
    private final Node subject;
    private final @Nullable Node object;
    private int start;
    private int end;

    Line(Node subject, @Nullable Node object, int start, int end) {
      this.subject = subject;
      this.object = object;
      this.start = start;
      this.end = end;
    }

    /** {@return where its object ends, the space after it included} */
    int objectEnd() {
      return subject.graph == null ? end - END.length : end;
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
    return added(new Node(true, NAMELESS, graph));
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

  /** {@return where to write the object of a statement that {@code predicate} begins} */
  LineBytes begin(byte[] predicate) {
    begun = bytes.size();
    return bytes.put(predicate);
  }

  /** Ends the statement that was begun last, which is about {@code subject}. */
  void end(Node subject) {
    bytes.put(' ');
    add(subject, null);
  }

  /** States that {@code object}, which nothing mentions yet, is something of {@code subject}. */
  void state(Node subject, byte[] predicate, Node object) {
    begin(predicate).put(object.isBlank ? OTHER : object.name);
    var line = add(subject, object.isBlank ? object : null);
    if (object.isBlank) {
      object.mention = line;
    }
  }

  private Line add(Node subject, @Nullable Node object) {
    if (subject.graph == null) {
      bytes.put(END);
    }
    var line = new Line(subject, object, begun, bytes.size());
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
        var rest = bytes.text(line.start, line.objectEnd() - 1);
        int space = rest.indexOf("> ") + 1;
        var object = line.object == null ? rest.substring(space + 1) : line.object.label();
        quads.add(new Quad(node.label(), rest.substring(0, space), object, graph));
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
        if (line.object == null && compare(line, node.lines.get(i - 1)) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private int compare(Line one, Line other) {
    return bytes.compare(one.start, one.end, other.start, other.end);
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
    for (var node : nodes) {
      if (node.isBlank) {
        var hash = node.members.isEmpty() ? hash(node, digest) : graphHash(node, digest);
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
  private byte[] hash(Node node, MessageDigest digest) {
    var mention = node.mention;
    boolean isFirst = mention != null && !mention.subject.isBlank;
    if (mention != null && isFirst) {
      mentioned(mention, digest);
    }
    for (var line : node.lines) {
      digest.update(SELF);
      bytes.digest(digest, line.start, line.end);
      if (node.graph != null) {
        digest.update(END_IN_OTHER);
      }
    }
    if (mention != null && !isFirst) {
      mentioned(mention, digest);
    }
    return digest.digest();
  }

  private void mentioned(Line mention, MessageDigest digest) {
    digest.update(mention.subject.isBlank ? OTHER : mention.subject.name);
    bytes.digest(digest, mention.start, mention.objectEnd() - OTHER.length);
    digest.update(SELF);
    digest.update(mention.subject.graph == null ? END : END_IN_OTHER);
  }

  /** §4.6 of a node that is the name of a graph: every line of that graph mentions it. */
  private byte[] graphHash(Node node, MessageDigest digest) {
    var all = new ArrayList<byte[]>();
    if (node.mention != null) {
      var mention = node.mention;
      var line =
          line(mention.subject).put(bytes, mention.start, mention.objectEnd() - OTHER.length);
      all.add(line.put(SELF).put(mention.subject.graph == null ? END : END_IN_OTHER).taken());
    }
    for (var member : node.members) {
      for (var line : member.lines) {
        all.add(line(member).put(bytes, line.start, line.end).put(END_IN_SELF).taken());
      }
    }
    all.sort(Arrays::compareUnsigned);
    all.forEach(digest::update);
    return digest.digest();
  }

  private static LineBytes line(Node subject) {
    return new LineBytes(1 << 7).put(subject.isBlank ? OTHER : subject.name);
  }

  private byte[] sorted() {
    for (var node : nodes) {
      boolean changed = false;
      for (var line : node.lines) {
        if (line.object != null) {
          rename(line, line.object.name);
          changed = true;
        }
      }
      if (changed) {
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

  private int canonicalSize() {
    int size = 0;
    for (var node : nodes) {
      int around =
          node.name.length + (node.graph == null ? 0 : node.graph.name.length + END.length);
      for (var line : node.lines) {
        size += around + line.end - line.start;
      }
    }
    return size;
  }

  /** {@return the lines of {@code alike}, which are one and the same thing in several graphs} */
  private List<byte[]> interleaved(List<Node> alike) {
    var all = new ArrayList<byte[]>();
    for (var node : alike) {
      for (var line : node.lines) {
        var out = new LineBytes(1 << 7);
        put(line, out);
        all.add(out.taken());
      }
    }
    all.sort(Arrays::compareUnsigned);
    return all;
  }

  private void put(Line line, LineBytes out) {
    out.put(line.subject.name).put(bytes, line.start, line.end);
    if (line.subject.graph != null) {
      out.put(line.subject.graph.name).put(END);
    }
  }

  /** Its name instead of the mark that stands for any. */
  private void rename(Line line, byte[] name) {
    int start = bytes.size();
    bytes.put(bytes, line.start, line.objectEnd() - OTHER.length).put(name);
    if (line.subject.graph == null) {
      bytes.put(END);
    }
    line.start = start;
    line.end = bytes.size();
  }
}
