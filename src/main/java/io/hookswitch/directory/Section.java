package io.hookswitch.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of the file, read key by key. Keys that nobody asked for are mistakes once {@link #done} is called; a value
 * of the wrong kind is a mistake and reads as if it were not there.
 */
final class Section {

  private record Entry(int line, Node value) {
    /** Without the value: it may be a hash. */
    @Override
    public String toString() {
      return "Entry[line " + line + "]";
    }
  }

  private final Mistakes mistakes;
  private final Set<Node> seen;
  private final String path;
  private final int line;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  /** The whole file. */
  static Section root(Node node, Mistakes mistakes) {
    return new Section(node, "", mistakes, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private Section(Node node, String path, Mistakes mistakes, Set<Node> seen) {
    this.mistakes = mistakes;
    this.seen = seen;
    this.path = path;
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      mistakes.add(line, path, "keys and values", kind(node));
    } else if (first(mapping, path)) {
      mapping.getValue().forEach(this::add);
    }
  }

  String path() {
    return path;
  }

  int line() {
    return line;
  }

  Optional<Text> text(String key) {
    return entry(key).flatMap(entry -> scalar(entry.value(), below(key)));
  }

  /** Whether the key is there, whatever its value. */
  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Like {@link #text}, where leaving it out is a mistake too. */
  Optional<Text> required(String key, String expected) {
    if (!entries.containsKey(key)) {
      missing(key, expected);
    }
    return text(key);
  }

  boolean flag(String key, boolean usual) {
    return text(key)
      .flatMap(text -> text.like(Words.FLAG, "true or false"))
      .map(Boolean::parseBoolean)
      .orElse(usual);
  }

  Optional<Section> section(String key) {
    return entry(key).map(entry -> new Section(entry.value(), below(key), mistakes, seen));
  }

  /** A section whose keys are names: each name with its own section, in the order of the file. */
  Map<Text, Section> named(String key, String expected) {
    if (!entries.containsKey(key)) {
      missing(key, expected);
    }
    Map<Text, Section> children = new LinkedHashMap<>();
    section(key).ifPresent(section ->
      section.entries.forEach((name, entry) -> {
        String at = section.below(name);
        children.put(new Text(name, at, entry.line(), mistakes), new Section(entry.value(), at, mistakes, seen));
      })
    );
    return children;
  }

  /** A list of sections, empty where the key is absent. */
  List<Section> sections(String key) {
    List<Section> items = new ArrayList<>();
    items(key).forEach((at, node) -> items.add(new Section(node, at, mistakes, seen)));
    return items;
  }

  /** A list of texts, empty where the key is absent. */
  List<Text> texts(String key) {
    List<Text> items = new ArrayList<>();
    items(key).forEach((at, node) -> scalar(node, at).ifPresent(items::add));
    return items;
  }

  /** Everything of interest has been asked for: what is left is unknown. */
  void done() {
    entries.forEach((key, entry) -> {
      if (!asked.contains(key)) {
        String found = "unknown key " + Mistakes.quote(key) + Spelling.hint(key, asked);
        mistakes.add(entry.line(), path, "only known keys (" + String.join(", ", asked) + ")", found);
      }
    });
  }

  private void add(NodeTuple tuple) {
    int at = lineOf(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      mistakes.add(at, path, "a name as key", kind(tuple.getKeyNode()));
      return;
    }
    Entry before = entries.putIfAbsent(key.getValue(), new Entry(at, tuple.getValueNode()));
    if (before != null) {
      mistakes.add(at, below(key.getValue()), "each name once", "it again (first in line " + before.line() + ")");
    }
  }

  private Map<String, Node> items(String key) {
    Map<String, Node> items = new LinkedHashMap<>();
    entry(key).ifPresent(entry -> {
      if (!(entry.value() instanceof SequenceNode list)) {
        mistakes.add(entry.line(), below(key), "a list", kind(entry.value()));
      } else if (first(list, below(key))) {
        list.getValue().forEach(item -> items.put(below(key) + "[" + items.size() + "]", item));
      }
    });
    return items;
  }

  private Optional<Entry> entry(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  private Optional<Text> scalar(Node node, String at) {
    if (node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
      return Optional.of(new Text(scalar.getValue(), at, lineOf(node), mistakes));
    }
    mistakes.add(lineOf(node), at, "a text", kind(node));
    return Optional.empty();
  }

  void missing(String key, String expected) {
    mistakes.add(line, below(key), expected, "nothing");
  }

  /** Aliases are refused: nine of them in a row would make a small file a large directory. */
  private boolean first(Node node, String at) {
    boolean first = seen.add(node);
    if (!first) {
      mistakes.add(lineOf(node), at, "each part written out", "an alias (*" + node.getAnchor() + ")");
    }
    return first;
  }

  private String below(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String kind(Node node) {
    return switch (node) {
      case MappingNode mapping -> "keys and values";
      case SequenceNode list -> "a list";
      case ScalarNode empty when Tag.NULL.equals(empty.getTag()) -> "nothing";
      default -> "a text";
    };
  }
}
