package io.hookswitch.north.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files that came with the program: from its jar, or from the folder where a build put them. */
final class PackagedFiles {

  private PackagedFiles() {}

  /**
   * @param folder in the class path, without a slash at either end
   * @return name within the folder, such as {@code desktop/index.html}, to content
   * @throws IllegalStateException when the folder is not there
   */
  static SortedMap<String, byte[]> of(String folder) {
    URL place = PackagedFiles.class.getResource("/" + folder);
    if (place == null) throw new IllegalStateException(folder + "/ was not packaged with the program");
    try {
      URI uri = place.toURI();
      if (!"jar".equals(uri.getScheme())) return read(Path.of(uri));
      // By its path, a file can be opened by two nodes of one process at once; by its address it cannot.
      URI file = ((JarURLConnection) place.openConnection()).getJarFileURL().toURI();
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(file))) {
        return read(jar.getPath("/" + folder));
      }
    } catch (URISyntaxException | IOException broken) {
      throw new IllegalStateException(place + " cannot be read", broken);
    }
  }

  private static SortedMap<String, byte[]> read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all
        .filter(Files::isRegularFile)
        .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), content(file)));
    }
    return files;
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
