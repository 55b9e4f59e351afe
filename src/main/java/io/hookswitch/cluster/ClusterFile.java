package io.hookswitch.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.XmlConfigBuilder;
import io.hookswitch.config.ClusterConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads {@code cluster.xml}, with the values that come from the gateway's own configuration put in. */
public final class ClusterFile {

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final Logger LOG = LoggerFactory.getLogger(ClusterFile.class);
  private static final String LOGGING = "hazelcast.logging.type";

  /** Hazelcast takes no smaller one, not even where it does not count. */
  private static final int LEAST_QUORUM = 2;

  private ClusterFile() {}

  /**
   * @throws ClusterFileException when the file is not there or is not a Hazelcast configuration; names the file, and line
   *     and column where the parser knows them
   */
  public static Config read(Path file, ClusterConfig values) {
    // What Hazelcast logs before it has read the file would otherwise go elsewhere than what it logs after.
    if (System.getProperty(LOGGING) == null) System.setProperty(LOGGING, "slf4j");
    Properties properties = new Properties();
    properties.setProperty("hookswitch.cluster.name", values.name());
    properties.setProperty("hookswitch.cluster.host", values.host());
    properties.setProperty("hookswitch.cluster.port", String.valueOf(values.port()));
    properties.setProperty("hookswitch.cluster.quorum", String.valueOf(Math.max(LEAST_QUORUM, values.quorum())));
    properties.setProperty("hookswitch.cluster.split", String.valueOf(values.quorum() >= LEAST_QUORUM));
    try {
      byte[] xml = Files.readAllBytes(file);
      checkSyntax(xml);
      Config config = new XmlConfigBuilder(new ByteArrayInputStream(xml)).setProperties(properties).build();
      if (!config.getAdvancedNetworkConfig().isEnabled()) {
        LOG.warn(
          "{}: a node that stands still will keep the others busy; expected <advanced-network>, as in the shipped file",
          file
        );
      }
      return MergeTargets.narrowOnceStarted(config);
    } catch (NoSuchFileException absent) {
      throw new ClusterFileException(file + ": there is no such file", absent);
    } catch (SAXParseException broken) {
      String place = file + ":" + broken.getLineNumber() + ":" + broken.getColumnNumber();
      throw new ClusterFileException(place + ": " + broken.getMessage(), broken);
    } catch (IOException | SAXException | ParserConfigurationException | InvalidConfigurationException broken) {
      throw new ClusterFileException(file + ": not a readable Hazelcast configuration: " + broken.getMessage(), broken);
    }
  }

  /** Hazelcast's own parser prints syntax errors to the console and then tells them without their place. */
  private static void checkSyntax(byte[] xml) throws IOException, SAXException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DOCTYPE, true);
    // The handler throws fatal errors and prints nothing.
    factory.newSAXParser().parse(new ByteArrayInputStream(xml), new DefaultHandler());
  }
}
