package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a plain document as the bytes that are hashed: every node described at one
 * place of its graph, every nameless node mentioned at most once, every graph but the default one
 * named by a nameless node. Where the nameless nodes differ in what is said of them, which they
 * nearly always do, RDFC-1.0 comes down to sorting. Not for sharing between threads.
 */
final class PlainDataset implements AutoCloseable {
  private static final byte[] SELF = "_:a ".getBytes(US_ASCII);
  private static final byte[] OTHER = "_:z ".getBytes(US_ASCII);
  private static final byte[] END = ".\n".getBytes(US_ASCII);
  private static final byte[] END_OF_OBJECT = " .\n".getBytes(US_ASCII);
  private static final byte[] END_IN_SELF = "_:a .\n".getBytes(US_ASCII);
  private static final byte[] END_IN_OTHER = "_:z .\n".getBytes(US_ASCII);

  private static final Line[] NO_LINES = {};

  /** Room for most lines. */
  private static final int LINE = 1 << 7;

  /** Of so many lines, most of them in order, the order is found faster without a sort. */
  private static final int FEW = 32;

  /** What nameless nodes are called in the end, as many as most documents have. */
  private static final byte[][] CANONICAL_NAMES =
      IntStream.range(0, 1 << 6).mapToObj(PlainDataset::madeCanonicalName).toArray(byte[][]::new);

  /**
   * What follows the subject in each line whose object has a name, one after the other: the end of
   * the line included in the default graph, and what ends the object in the others.
   */
  private final LineBytes tails = LineBytes.ofDocument();

  private final List<Node> nodes = new ArrayList<>();

  /** Those of the nodes that have no name. */
  private final List<Node> blanks = new ArrayList<>();

  private @Nullable Node graph;
  private int lines;
  private int begun;
  private boolean hasRepetition;

  /**
   * Something that is described, called as it stands in a line, space after it included. Nameless
   * things are all called the same at first.
   */
  static final class Node {
    private final boolean isBlank;
    private final @Nullable Node graph;
    private @Nullable Line[] lines = NO_LINES;
    private int size;

    /** Whether the object of a line is nameless. */
    private boolean mentionsNameless;

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
      name = OTHER;
    }

    private Line line(int place) {
      return requireNonNull(lines[place]);
    }

    private void add(Line line) {
      if (size == lines.length) {
        lines = Arrays.copyOf(lines, Math.max(FEW / 2, 2 * size));
      }
      lines[size++] = line;
      mentionsNameless |= line.nameless != null;
    }

    private String label() {
      return new String(name, 0, name.length - 1, UTF_8);
    }
  }

  /** One statement; its object is a nameless node, or stands among the tails. */
  private static final class Line {
    private final Node subject;
    private final byte[] predicate;
    private final int rank;
    private final @Nullable Node nameless;
    private final int start;
    private final int end;

    Line(Node subject, byte[] predicate, int rank, @Nullable Node nameless, int start, int end) {
      this.subject = subject;
      this.predicate = predicate;
      this.rank = rank;
      this.nameless = nameless;
      this.start = start;
      this.end = end;
    }
  }

  /** Lets go of the room that the statements take. None of them may be asked for any more. */
  @Override
  public void close() {
    tails.release();
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
    var node = added(new Node(true, OTHER, graph));
    blanks.add(node);
    return node;
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

  /** {@return where to write the object of the next statement, which says {@code predicate}} */
  LineBytes begin(byte[] predicate) {
    begun = tails.size();
    return tails.put(predicate);
  }

  /**
   * Ends the statement that was begun last, by {@code predicate}: it is about {@code subject}.
   *
   * @param rank where predicates stand among those of the subject, in order; the same for the same
   */
  void end(Node subject, byte[] predicate, int rank) {
    if (graph == null) {
      tails.putEnd();
    } else {
      tails.put(' ');
    }
    add(subject, predicate, rank, null, begun);
  }

  /** States that {@code object}, which nothing mentions yet, is something of {@code subject}. */
  void state(Node subject, byte[] predicate, int rank, Node object) {
    if (object.isBlank) {
      object.mention = add(subject, predicate, rank, object, tails.size());
    } else {
      begin(predicate).put(object.name, object.name.length - 1);
      end(subject, predicate, rank);
    }
  }

  private Line add(Node subject, byte[] predicate, int rank, @Nullable Node nameless, int start) {
    var line = new Line(subject, predicate, rank, nameless, start, tails.size());
    subject.add(line);
    lines++;
    return line;
  }

  /** {@return the same statements, one by one} */
  Set<Quad> quads() {
    for (int i = 0; i < blanks.size(); i++) {
      blanks.get(i).name = ("_:b" + i + " ").getBytes(US_ASCII);
    }
    var quads = new LinkedHashSet<Quad>();
    for (var node : nodes) {
      var graph = Optional.ofNullable(node.graph).map(Node::label);
      for (int i = 0; i < node.size; i++) {
        var line = node.line(i);
        var predicate = new String(line.predicate, 0, line.predicate.length - 1, UTF_8);
        quads.add(new Quad(node.label(), predicate, object(line), graph));
      }
    }
    return quads;
  }

  private String object(Line line) {
    if (line.nameless != null) {
      return line.nameless.label();
    }
    int after = line.subject.graph == null ? END_OF_OBJECT.length : 1;
    return tails.text(line.start + line.predicate.length, line.end - after);
  }

  /** Whether a statement was made twice. To be asked before {@link #canonical}. */
  boolean hasRepetition() {
    for (int i = 0; i < nodes.size(); i++) {
      sort(nodes.get(i));
    }
    return hasRepetition;
  }

  private void sort(Node node) {
    if (node.size > FEW) {
      Arrays.sort(node.lines, 0, node.size, this::compare);
      return;
    }
    var lines = node.lines;
    for (int i = 1; i < node.size; i++) {
      var line = lines[i];
      int at = i;
      while (at > 0 && compare(lines[at - 1], line) > 0) {
        lines[at] = lines[at - 1];
        at--;
      }
      lines[at] = line;
    }
  }

  /** By unsigned bytes, which is by code points. §4.4. Of one node, and so of one graph. */
  private int compare(Line one, Line other) {
    return one.rank == other.rank
        ? compareObjects(one, other)
        : Integer.compare(one.rank, other.rank);
  }

  /** No order can be found without comparing those that are the same. */
  private int compareObjects(Line one, Line other) {
    int predicate = one.predicate.length;
    if (one.nameless != null && other.nameless != null) {
      return Arrays.compareUnsigned(one.nameless.name, other.nameless.name);
    }
    if (one.nameless != null) {
      return -tails.compare(other.start + predicate, other.end, one.nameless.name);
    }
    if (other.nameless != null) {
      return tails.compare(one.start + predicate, one.end, other.nameless.name);
    }
    int order = tails.compare(one.start + predicate, one.end, other.start + predicate, other.end);
    hasRepetition |= order == 0;
    return order;
  }

  /**
   * {@return the canonical N-Quads, empty where only their neighbours tell nameless nodes apart}
   * RDF Dataset Canonicalization 1.0 §4.4.3, steps 1 to 4, and §4.6.
   */
  Optional<byte[]> canonical(MessageDigest digest) {
    var said = LineBytes.passedOn(digest);
    boolean areNamed = nameByFirstDegree(said);
    said.release();
    return areNamed
        ? Optional.of(sorted(new LineBytes(canonicalSize())).taken())
        : Optional.empty();
  }

  /** {@return the hash of the canonical N-Quads, empty as they are} */
  Optional<byte[]> hash(MessageDigest digest) {
    var out = LineBytes.passedOn(digest);
    Optional<byte[]> hash =
        nameByFirstDegree(out) ? Optional.of(sorted(out).hash()) : Optional.empty();
    out.release();
    return hash;
  }

  private boolean nameByFirstDegree(LineBytes said) {
    if (blanks.size() == 1) {
      // nothing to be told apart from
      blanks.get(0).name = canonicalName(0);
      return true;
    }
    record Hashed(Node node, byte[] hash) {}
    var hashed = new ArrayList<Hashed>(blanks.size());
    blanks.forEach(Node::forgetName);
    for (var node : blanks) {
      var hash = node.members.isEmpty() ? hash(node, said) : graphHash(node, said);
      hashed.add(new Hashed(node, hash));
    }
    hashed.sort((one, other) -> Arrays.compareUnsigned(one.hash, other.hash));
    for (int i = 0; i < hashed.size(); i++) {
      if (i > 0 && Arrays.equals(hashed.get(i).hash, hashed.get(i - 1).hash)) {
        return false;
      }
      hashed.get(i).node.name = canonicalName(i);
    }
    return true;
  }

  private static byte[] canonicalName(int number) {
    return number < CANONICAL_NAMES.length ? CANONICAL_NAMES[number] : madeCanonicalName(number);
  }

  private static byte[] madeCanonicalName(int number) {
    return ("_:c14n" + number + " ").getBytes(US_ASCII);
  }

  /** §4.6. The lines of a node are sorted by now, all beginning alike. */
  private byte[] hash(Node node, LineBytes said) {
    var mention = node.mention;
    boolean isFirst = mention != null && !mention.subject.isBlank;
    if (mention != null && isFirst) {
      mentioned(mention, said);
    }
    for (int i = 0; i < node.size; i++) {
      put(node.line(i), SELF, END_IN_OTHER, said);
    }
    if (mention != null && !isFirst) {
      mentioned(mention, said);
    }
    return said.hash();
  }

  private static void mentioned(Line mention, LineBytes out) {
    out.put(mention.subject.name)
        .put(mention.predicate)
        .put(SELF)
        .put(mention.subject.graph == null ? END : END_IN_OTHER);
  }

  /** §4.6 of a node that is the name of a graph: every line of that graph mentions it. */
  private byte[] graphHash(Node node, LineBytes said) {
    var all = new ArrayList<byte[]>();
    if (node.mention != null) {
      var out = new LineBytes(LINE);
      mentioned(node.mention, out);
      all.add(out.taken());
    }
    for (var member : node.members) {
      for (int i = 0; i < member.size; i++) {
        var out = new LineBytes(LINE);
        put(member.line(i), member.name, END_IN_SELF, out);
        all.add(out.taken());
      }
    }
    all.sort(Arrays::compareUnsigned);
    all.forEach(said::put);
    return said.hash();
  }

  private LineBytes sorted(LineBytes out) {
    for (var node : nodes) {
      if (node.mentionsNameless) {
        // which are called something else by now
        sort(node);
      }
    }
    nodes.sort((one, other) -> Arrays.compareUnsigned(one.name, other.name));
    for (int i = 0; i < nodes.size(); ) {
      int alike = i + 1;
      while (alike < nodes.size() && Arrays.equals(nodes.get(i).name, nodes.get(alike).name)) {
        alike++;
      }
      if (alike == i + 1) {
        var node = nodes.get(i);
        for (int j = 0; j < node.size; j++) {
          put(node.line(j), out);
        }
      } else {
        interleaved(nodes.subList(i, alike)).forEach(out::put);
      }
      i = alike;
    }
    return out;
  }

  private int canonicalSize() {
    int size = tails.size();
    for (var node : nodes) {
      int graph = node.graph == null ? 0 : node.graph.name.length + END.length;
      size += node.size * (node.name.length + graph);
    }
    for (var node : blanks) {
      if (node.mention != null) {
        int end = node.mention.subject.graph == null ? END.length : 0;
        size += node.mention.predicate.length + node.name.length + end;
      }
    }
    return size;
  }

  /** {@return the lines of {@code alike}, which are one and the same thing in several graphs} */
  private List<byte[]> interleaved(List<Node> alike) {
    var all = new ArrayList<byte[]>();
    for (var node : alike) {
      for (int i = 0; i < node.size; i++) {
        var out = new LineBytes(LINE);
        put(node.line(i), out);
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

  /** What {@code subject} begins, and {@code graph} ends where it is not in the default graph. */
  private void put(Line line, byte[] subject, byte[] graph, LineBytes out) {
    out.put(subject);
    if (line.nameless != null) {
      out.put(line.predicate).put(line.nameless.name).put(line.subject.graph == null ? END : graph);
      return;
    }
    out.put(tails, line.start, line.end);
    if (line.subject.graph != null) {
      out.put(graph);
    }
  }
}
