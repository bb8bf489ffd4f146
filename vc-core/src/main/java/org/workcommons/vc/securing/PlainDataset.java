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
 * The statements of a plain document as the bytes that are hashed: all in the default graph, every
 * node described at one place, every nameless node mentioned at most once. Where the nameless nodes
 * differ in what is said of them, which they nearly always do, RDFC-1.0 comes down to sorting. Not
 * for sharing between threads.
 */
final class PlainDataset {
  private static final byte[] END = " .\n".getBytes(US_ASCII);
  private static final byte[] END_AFTER_NAME = ".\n".getBytes(US_ASCII);
  private static final byte[] SELF = "_:a ".getBytes(US_ASCII);
  private static final byte[] OTHER = "_:z ".getBytes(US_ASCII);
  private static final byte[] SELF_AT_END = "_:a .\n".getBytes(US_ASCII);
  private static final byte[] OTHER_AT_END = "_:z .\n".getBytes(US_ASCII);

  private final LineBytes bytes = new LineBytes();
  private final List<Node> nodes = new ArrayList<>();
  private int lines;
  private int begun;

  /** Something that is described, called as it stands in a line, space after it included. */
  static final class Node {
    private final boolean isBlank;
    private final List<Line> lines = new ArrayList<>();
    private byte[] name;
    private @Nullable Line mention;

    private Node(boolean isBlank, byte[] name) {
      this.isBlank = isBlank;
      this.name = name;
    }

    private String label() {
      return new String(name, 0, name.length - 1, UTF_8);
    }
  }

  /** One statement: what follows its subject, and the nameless node at the end of it, if any. */
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
  }

  /** {@return how many statements there are} */
  int size() {
    return lines;
  }

  /** {@return a new node called {@code iri}} */
  Node named(String iri) {
    return added(new Node(false, ('<' + iri + "> ").getBytes(UTF_8)));
  }

  /** {@return a new node without a name} */
  Node nameless() {
    return added(new Node(true, new byte[0]));
  }

  private Node added(Node node) {
    nodes.add(node);
    return node;
  }

  /** {@return where to write the object of a statement that {@code predicate} begins} */
  LineBytes begin(byte[] predicate) {
    begun = bytes.size();
    return bytes.put(predicate);
  }

  /** Ends the statement that was begun last, which is about {@code subject}. */
  void end(Node subject) {
    bytes.put(END);
    add(new Line(subject, null, begun, bytes.size()));
  }

  /** States that {@code object}, which nothing mentions yet, is something of {@code subject}. */
  void state(Node subject, byte[] predicate, Node object) {
    begin(predicate);
    if (!object.isBlank) {
      bytes.put(object.name).put(END_AFTER_NAME);
      add(new Line(subject, null, begun, bytes.size()));
      return;
    }
    bytes.put(OTHER_AT_END);
    object.mention = new Line(subject, object, begun, bytes.size());
    add(object.mention);
  }

  private void add(Line line) {
    line.subject.lines.add(line);
    lines++;
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
      for (var line : node.lines) {
        var rest = bytes.text(line.start, line.end);
        int space = rest.indexOf("> ") + 1;
        var object =
            line.object == null
                ? rest.substring(space + 1, rest.length() - END.length)
                : line.object.label();
        quads.add(new Quad(node.label(), rest.substring(0, space), object, Optional.empty()));
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
        hashed.add(new Hashed(node, hash(node, digest)));
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
      digest.update(mention.subject.name);
      mentioned(mention, digest);
    }
    for (var line : node.lines) {
      digest.update(SELF);
      bytes.digest(digest, line.start, line.end);
    }
    if (mention != null && !isFirst) {
      digest.update(OTHER);
      mentioned(mention, digest);
    }
    return digest.digest();
  }

  private void mentioned(Line mention, MessageDigest digest) {
    bytes.digest(digest, mention.start, mention.end - OTHER_AT_END.length);
    digest.update(SELF_AT_END);
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
    int size = 0;
    for (var node : nodes) {
      for (var line : node.lines) {
        size += node.name.length + line.end - line.start;
      }
    }
    var out = new LineBytes(size);
    for (var node : nodes) {
      for (var line : node.lines) {
        out.put(node.name).put(bytes, line.start, line.end);
      }
    }
    return out.taken();
  }

  /** Its name instead of the mark that stands for any. */
  private void rename(Line line, byte[] name) {
    int start = bytes.size();
    bytes.put(bytes, line.start, line.end - OTHER_AT_END.length);
    bytes.put(name).put(END_AFTER_NAME);
    line.start = start;
    line.end = bytes.size();
  }
}
