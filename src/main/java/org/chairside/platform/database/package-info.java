/**
 * The PostgreSQL that ships with the application, for a first run and for tests: durable, private,
 * restarted when it dies; and of any PostgreSQL, whose rows each connection sees.
 */
@NullMarked
package org.chairside.platform.database;

import org.jspecify.annotations.NullMarked;
