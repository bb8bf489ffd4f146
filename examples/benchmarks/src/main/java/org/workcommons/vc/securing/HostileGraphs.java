package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.problem.ProblemException;

/**
 * Graphs of nameless nodes that look alike, of every shape that is known to keep a canonicaliser
 * busy, and of every size up to 10 KB of N-Quads. No document of this library can say most of them,
 * since it names no nameless thing twice; whoever canonicalises datasets meets them all.
 */
public final class HostileGraphs {
  /** The most bytes of N-Quads. */
  static final int MOST_BYTES = 10_240;

  private static final int LINE_BYTES = "_:n1 <x:p> _:n1 .\n".length();

  /** More than fit. */
  private static final int MOST_LINES = MOST_BYTES / LINE_BYTES;

  private static final int ROUNDS = 5;

  private final Map<String, Set<Quad>> graphs = new LinkedHashMap<>();

  private HostileGraphs() {}

  /** {@return all of them by name} */
  static Map<String, Set<Quad>> all() {
    var all = new HostileGraphs();
    for (int nodes = 2; nodes <= MOST_LINES; nodes += 1 + nodes / 8) {
      all.ofNodes(nodes);
    }
    var groetzsch =
        mycielski(List.of(edge(0, 1), edge(1, 2), edge(2, 3), edge(3, 4), edge(4, 0)), 5);
    all.add("Mycielski 11", groetzsch);
    all.add("Mycielski 23", mycielski(groetzsch, 11));
    all.add("Shrikhande", shrikhande());
    return all.graphs;
  }

  /** {@return the milliseconds until the slowest of them is done or refused} */
  public static double worstMillis() {
    double worst = 0;
    for (var graph : all().values()) {
      worst = Math.max(worst, millis(graph));
    }
    return worst;
  }

  private static double millis(Set<Quad> graph) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try {
        CanonicalDataset.of(graph, Hash.SHA_256.digest()).text();
      } catch (ProblemException e) {
        // refused, which is as good as done
        best = Math.min(best, (System.nanoTime() - start) / 1e6);
        continue;
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }

  private record Edge(int from, int to) {}

  private static Edge edge(int from, int to) {
    return new Edge(from, to);
  }

  private void ofNodes(int nodes) {
    add("clique " + nodes, circulant(nodes, nodes / 2));
    add("squares of a cycle " + nodes, circulant(nodes, 2));
    addOneWay("cycle " + nodes, circulant(nodes, 1));
    add("cycle both ways " + nodes, circulant(nodes, 1));
    addOneWay("tournament " + nodes, circulant(nodes, (nodes - 1) / 2));
    add("bipartite " + nodes, bipartite(nodes));
    addOneWay("bipartite one way " + nodes, bipartite(nodes));
    add("ladder " + nodes, ladder(nodes, false));
    add("ladder of Möbius " + nodes, ladder(nodes, true));
    add("Petersen " + nodes, petersen(nodes, 2));
    add("Petersen by three " + nodes, petersen(nodes, 3));
    add("torus " + nodes, grid(nodes, true));
    add("grid " + nodes, grid(nodes, false));
    add("cube " + nodes, cube(nodes));
    add("Paley " + nodes, paley(nodes));
    addOneWay("star " + nodes, star(nodes));
    addOneWay("tree by two " + nodes, tree(nodes, 2));
    addOneWay("tree by three " + nodes, tree(nodes, 3));
    addOneWay("chain " + nodes, tree(nodes, 1));
    addOneWay("cliques of five " + nodes, copies(circulant(5, 2), 5, nodes));
    addOneWay("cycles of three " + nodes, copies(circulant(3, 1), 3, nodes));
    addOneWay("chains of three " + nodes, copies(tree(3, 1), 3, nodes));
    inGraphs("clique of graphs " + nodes, circulant(nodes, nodes / 2));
  }

  private void add(String name, List<Edge> edges) {
    var both = new ArrayList<>(edges);
    edges.forEach(edge -> both.add(edge(edge.to, edge.from)));
    addOneWay(name, both);
  }

  private void addOneWay(String name, List<Edge> edges) {
    if (!edges.isEmpty()) {
      var quads = new LinkedHashSet<Quad>();
      for (var edge : edges) {
        quads.add(new Quad(node(edge.from), "<x:p>", node(edge.to), Optional.empty()));
      }
      keep(name, quads);
    }
  }

  private void keep(String name, Set<Quad> quads) {
    int bytes = 0;
    for (var quad : quads) {
      bytes += quad.line(blank -> blank).length();
    }
    if (bytes <= MOST_BYTES) {
      graphs.put(name, quads);
    }
  }

  /** Each statement in a graph that is one of the nodes too. */
  private void inGraphs(String name, List<Edge> edges) {
    var quads = new LinkedHashSet<Quad>();
    for (var edge : edges) {
      var graph = Optional.of(node(edge.to));
      quads.add(new Quad(node(edge.from), "<x:p>", node(edge.to), graph));
    }
    keep(name, quads);
  }

  private static String node(int number) {
    return "_:n" + number;
  }

  /** Each node beside the next few: a cycle, its powers, and at half of the nodes the clique. */
  private static List<Edge> circulant(int nodes, int reach) {
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < nodes && nodes * reach <= MOST_LINES; i++) {
      for (int step = 1; step <= reach; step++) {
        edges.add(edge(i, (i + step) % nodes));
      }
    }
    return edges;
  }

  private static List<Edge> bipartite(int nodes) {
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < nodes && nodes * nodes <= MOST_LINES; i++) {
      for (int j = 0; j < nodes; j++) {
        edges.add(edge(i, nodes + j));
      }
    }
    return edges;
  }

  private static List<Edge> ladder(int nodes, boolean isTwisted) {
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < nodes; i++) {
      int next = (i + 1) % nodes;
      boolean crosses = isTwisted && next == 0;
      edges.add(edge(i, crosses ? nodes : next));
      edges.add(edge(nodes + i, crosses ? 0 : nodes + next));
      edges.add(edge(i, nodes + i));
    }
    return edges;
  }

  private static List<Edge> petersen(int nodes, int step) {
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < nodes; i++) {
      edges.add(edge(i, (i + 1) % nodes));
      edges.add(edge(i, nodes + i));
      edges.add(edge(nodes + i, nodes + (i + step) % nodes));
    }
    return edges;
  }

  private static List<Edge> grid(int nodes, boolean isClosed) {
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < nodes && nodes * nodes <= MOST_LINES; i++) {
      for (int j = 0; j < nodes; j++) {
        if (isClosed || i + 1 < nodes) {
          edges.add(edge(i * nodes + j, (i + 1) % nodes * nodes + j));
        }
        if (isClosed || j + 1 < nodes) {
          edges.add(edge(i * nodes + j, i * nodes + (j + 1) % nodes));
        }
      }
    }
    return edges;
  }

  private static List<Edge> cube(int dimensions) {
    var edges = new ArrayList<Edge>();
    for (int i = 0; dimensions < 8 && i < 1 << dimensions; i++) {
      for (int bit = 0; bit < dimensions; bit++) {
        if ((i >> bit & 1) == 0) {
          edges.add(edge(i, i | 1 << bit));
        }
      }
    }
    return edges;
  }

  /** Two nodes beside each other where their difference is a square: for primes, all alike. */
  private static List<Edge> paley(int nodes) {
    var squares = new LinkedHashSet<Integer>();
    for (int i = 1; i < nodes; i++) {
      squares.add(i * i % nodes);
    }
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < nodes && nodes * nodes <= 4 * MOST_LINES; i++) {
      for (int j = 0; j < i; j++) {
        if (squares.contains(i - j)) {
          edges.add(edge(i, j));
        }
      }
    }
    return edges;
  }

  private static List<Edge> star(int nodes) {
    var edges = new ArrayList<Edge>();
    for (int i = 1; i < nodes; i++) {
      edges.add(edge(0, i));
    }
    return edges;
  }

  private static List<Edge> tree(int nodes, int branches) {
    var edges = new ArrayList<Edge>();
    for (int i = 1; i < nodes; i++) {
      edges.add(edge((i - 1) / branches, i));
    }
    return edges;
  }

  private static List<Edge> copies(List<Edge> edges, int nodes, int times) {
    var copies = new ArrayList<Edge>();
    for (int i = 0; i < times; i++) {
      for (var edge : edges) {
        copies.add(edge(i * nodes + edge.from, i * nodes + edge.to));
      }
    }
    return copies;
  }

  /** Without a triangle more than there were, and yet needing one colour more. */
  private static List<Edge> mycielski(List<Edge> edges, int nodes) {
    var more = new ArrayList<>(edges);
    for (var edge : edges) {
      more.add(edge(edge.from, nodes + edge.to));
      more.add(edge(edge.to, nodes + edge.from));
    }
    for (int i = 0; i < nodes; i++) {
      more.add(edge(nodes + i, 2 * nodes));
    }
    return more;
  }

  /** Strongly regular: no two nodes differ in what is beside what is beside them. */
  private static List<Edge> shrikhande() {
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        int here = 4 * i + j;
        edges.add(edge(here, 4 * ((i + 1) % 4) + j));
        edges.add(edge(here, 4 * i + (j + 1) % 4));
        edges.add(edge(here, 4 * ((i + 1) % 4) + (j + 1) % 4));
      }
    }
    return edges;
  }
}
