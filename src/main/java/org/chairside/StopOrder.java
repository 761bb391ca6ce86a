package org.chairside;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops the application first, then its database, however the program ends.
 *
 * <p>The virtual machine runs shutdown hooks concurrently, so the database's hook waits until
 * Quarkus reports, through its exit handler, that the application is down.
 */
final class StopOrder {
  private static final int PATIENCE_SECONDS = 40;

  private StopOrder() {}

  static void quarkusThen(Runnable closeDatabase) {
    var applicationIsDown = new CountDownLatch(1);
    ApplicationLifecycleManager.setDefaultExitCodeHandler(
        (code, _) -> {
          applicationIsDown.countDown();
          System.exit(code);
        });
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> closeAfter(applicationIsDown, closeDatabase), "database-shutdown"));
  }

  private static void closeAfter(CountDownLatch applicationIsDown, Runnable closeDatabase) {
    try {
      if (!applicationIsDown.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The application did not stop in time; stopping its database anyway");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeDatabase.run();
  }
}
