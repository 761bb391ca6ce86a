package org.chairside.offlinekey;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.chairside.identity.SecretBox;
import org.jboss.logging.Logger;

/** Says at the start what tablets cannot do here, before the network fails. */
@ApplicationScoped
class KeyCheck {

  private static final Logger LOG = Logger.getLogger(KeyCheck.class);

  void look(@Observes StartupEvent start, SecretBox secrets) {
    if (!secrets.hasFile()) {
      LOG.warn(
          "chairside.secrets.key-file is not set: without a network, tablets keep entries only"
              + " until their page is closed");
    }
  }
}
