/** Stories of the web app, told in a real Chromium against the packaged application. */
package org.chairside.browser;
