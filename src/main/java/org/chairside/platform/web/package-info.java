/**
 * The conventions of the HTTP contract that every resource shares: paging, versions, retries, JSON.
 */
@NullMarked
package org.chairside.platform.web;

import org.jspecify.annotations.NullMarked;
