/** Sign-in at identity providers, good ones and bad ones. */
package org.chairside.oidc;
