/**
 * Trials of the packaged application as a running server: other people's recorded sessions, kills
 * in the middle of writing, two replicas, and how long an answer takes.
 */
package org.chairside.trial;
