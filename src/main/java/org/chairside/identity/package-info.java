/**
 * Identity: the identity providers of an organization, who its people are there, and the rights
 * that follow from what a provider says.
 */
@NullMarked
package org.chairside.identity;

import org.jspecify.annotations.NullMarked;
