/** OIDC: the way to an identity provider and back (OpenID Connect), and its end by the provider. */
@NullMarked
package org.chairside.oidc;

import org.jspecify.annotations.NullMarked;
