package io.hookswitch.config;

import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The door: reads {@code config/hookswitch.yaml}, with the environment on top. */
public final class ConfigReader {

  private static final String FILE = "config/hookswitch.yaml";
  /** A thousand times what the file needs; whatever is larger is some other file. */
  private static final long LARGEST_BYTES = 1 << 20;

  private ConfigReader() {}

  /**
   * Reads all settings once.
   *
   * @param home the installation home, in which the file is {@code config/hookswitch.yaml}
   * @param environment usually {@link System#getenv()}; {@code HOOKSWITCH_HTTP_PORT} overrides {@code http.port}, a
   *     list is written as JSON
   * @return failed with {@link ConfigException} when anything at all is wrong with them
   */
  public static Future<HookswitchConfig> read(Vertx vertx, Path home, Map<String, String> environment) {
    Path file = home.resolve(FILE).toAbsolutePath();
    return vertx
      .executeBlocking(() -> YamlPlaces.of(FILE, text(file)))
      .compose(places ->
        (places.isEmpty() ? Future.succeededFuture(new JsonObject()) : retrieve(vertx, file)).map(written ->
          Binder.bind(HookswitchConfig.DEFAULT, environment, written, places::place)
        )
      );
  }

  private static Future<JsonObject> retrieve(Vertx vertx, Path file) {
    ConfigStoreOptions store = new ConfigStoreOptions()
      .setType("file")
      .setFormat("yaml")
      .setConfig(new JsonObject().put("path", file.toString()));
    ConfigRetriever retriever = ConfigRetriever.create(
      vertx,
      new ConfigRetrieverOptions().setScanPeriod(-1).addStore(store)
    );
    return retriever.getConfig().eventually(retriever::close);
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) throw wrong("larger than " + LARGEST_BYTES + " bytes");
      return Files.readString(file);
    } catch (NoSuchFileException absent) {
      throw wrong("there is no such file in " + file.getParent().getParent());
    } catch (CharacterCodingException garbled) {
      throw wrong("expected UTF-8, found other bytes");
    } catch (IOException closed) {
      throw wrong("cannot be read: " + closed);
    }
  }

  private static ConfigException wrong(String what) {
    return new ConfigException(List.of(FILE + ": " + what));
  }
}
