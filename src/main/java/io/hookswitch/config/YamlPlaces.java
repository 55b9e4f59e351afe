package io.hookswitch.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where things are in a YAML file, and what is wrong with it as YAML. */
final class YamlPlaces {

  /** No setting lies deeper; also ends the walk through a file whose aliases lead back to themselves. */
  private static final int DEEPEST = 16;

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private YamlPlaces(String file) {
    this.file = file;
  }

  /**
   * @param file its name, as messages begin with it
   * @throws ConfigException when it is not a YAML mapping, or a key is there twice
   */
  static YamlPlaces of(String file, String text) {
    YamlPlaces places = new YamlPlaces(file);
    try {
      // Built once only to hear what the reader of the values would say, with its place in the file.
      new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (root instanceof MappingNode mapping) places.walk(mapping, "", 0);
      else if (root != null) places.complain(root.getStartMark(), "expected keys with values, such as \"http:\"");
    } catch (MarkedYAMLException broken) {
      places.complain(broken.getProblemMark(), "cannot be read as YAML: " + broken.getProblem());
    } catch (YAMLException broken) {
      places.mistakes.add(file + ": cannot be read as YAML: " + broken.getMessage());
    }
    if (!places.mistakes.isEmpty()) throw new ConfigException(places.mistakes);
    return places;
  }

  private void walk(Node node, String path, int depth) {
    if (depth > DEEPEST) {
      complain(node.getStartMark(), "nested deeper than " + DEEPEST + " levels");
    } else if (node instanceof MappingNode mapping) {
      Map<String, Integer> seen = new HashMap<>();
      for (NodeTuple entry : mapping.getValue()) key(entry, path, depth, seen);
    } else if (node instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        String here = path + "[" + i + "]";
        lines.putIfAbsent(here, line(list.getValue().get(i).getStartMark()));
        walk(list.getValue().get(i), here, depth + 1);
      }
    }
  }

  private void key(NodeTuple entry, String path, int depth, Map<String, Integer> seen) {
    Mark mark = entry.getKeyNode().getStartMark();
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      complain(mark, "expected a key, found a list or a section");
      return;
    }
    String here = Names.path(path, key.getValue());
    Integer before = seen.putIfAbsent(key.getValue(), line(mark));
    if (before != null) complain(mark, here + ": is there twice, first in line " + before);
    lines.putIfAbsent(here, line(mark));
    walk(entry.getValueNode(), here, depth + 1);
  }

  /** Whether nothing but comments is in the file, which the reader of the values cannot take. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The beginning of a message about a path; the line is that of the nearest thing around it that is there. */
  String place(String path) {
    String around = path;
    while (!lines.containsKey(around) && !around.isEmpty()) {
      around = around.substring(0, Math.max(0, Math.max(around.lastIndexOf('.'), around.lastIndexOf('['))));
    }
    return file + (around.isEmpty() ? "" : ":" + lines.get(around)) + ": " + path;
  }

  private void complain(Mark mark, String what) {
    mistakes.add(file + ":" + line(mark) + ":" + (mark.getColumn() + 1) + ": " + what);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }
}
