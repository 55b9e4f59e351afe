package io.hookswitch.north.pages;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What others have written for browsers, taken from their WebJars, which the build pins as it does every other library. */
final class Libraries {

  /** Folder of a WebJar, above that of its version. */
  private static final String UPLOT = "META-INF/resources/webjars/uplot";
  private static final List<String> OF_UPLOT = List.of("uPlot.esm.js", "uPlot.min.css");

  private Libraries() {}

  /**
   * The files that the pages use.
   *
   * @return {@code vendor/uPlot.esm.js} and so on to content
   * @throws IllegalStateException when one is not in the class path
   */
  static SortedMap<String, byte[]> packaged() {
    SortedMap<String, byte[]> packaged = PackagedFiles.of(UPLOT);
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : OF_UPLOT) {
      String path = packaged
        .keySet()
        .stream()
        .filter(file -> file.endsWith("/dist/" + name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(UPLOT + " has no " + name));
      files.put("vendor/" + name, packaged.get(path));
    }
    return files;
  }
}
