/** Stories of the web app, run in Chromium against the packaged application. */
package org.chairside.browser;
