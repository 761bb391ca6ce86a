/**
 * A real PostgreSQL that comes with the application, for a first run and for tests: durable,
 * private, self-healing.
 */
@NullMarked
package org.chairside.platform.database;

import org.jspecify.annotations.NullMarked;
