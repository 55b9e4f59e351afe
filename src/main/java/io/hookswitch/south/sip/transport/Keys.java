package io.hookswitch.south.sip.transport;

import gov.nist.core.net.SecurityManagerProvider;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * What TLS needs, in both directions.
 *
 * @param own the certificate of this gateway
 * @param trusted who is believed
 * @param clients whether whoever connects shows a certificate, too
 */
public record Keys(KeyManagerFactory own, TrustManagerFactory trusted, boolean clients) {
  SecurityManagerProvider provider() {
    return new SecurityManagerProvider() {
      @Override
      public void init(Properties properties) {
        // nothing of the stack's own is used
      }

      @Override
      public KeyManager[] getKeyManagers(boolean client) {
        return own.getKeyManagers();
      }

      @Override
      public TrustManager[] getTrustManagers(boolean client) {
        return trusted.getTrustManagers();
      }
    };
  }
}
