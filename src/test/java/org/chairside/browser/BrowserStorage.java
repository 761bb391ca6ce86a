package org.chairside.browser;

import com.microsoft.playwright.Page;

/**
 * What a browser keeps of the web app, byte by byte, also what a tablet keeps for a time without
 * network: that is sealed.
 */
final class BrowserStorage {

  private static final String KEPT =
      """
      async () => {
        const bytes = value =>
            ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value;
        const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
        for (const name of await caches.keys()) {
          for (const request of await (await caches.open(name)).keys()) kept.push(request.url);
        }
        for (const { name } of await indexedDB.databases()) {
          const opening = indexedDB.open(name);
          const db = await new Promise(done => { opening.onsuccess = () => done(opening.result); });
          for (const store of db.objectStoreNames) {
            const all = db.transaction(store).objectStore(store).getAll();
            const values = await new Promise(done => { all.onsuccess = () => done(all.result); });
            kept.push(`${name}.${store} ` + JSON.stringify(values, (_, value) => bytes(value)));
          }
          db.close();
        }
        return kept.join('\\n');
      }
      """;

  private BrowserStorage() {}

  /** Local and session storage, readable cookies, cached addresses and databases, as text. */
  static String of(Page page) {
    return (String) page.evaluate(KEPT);
  }
}
