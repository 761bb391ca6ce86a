/**
 * Trials on other people's recorded sessions and on the packaged application as a running server:
 * what it takes in, kills in the middle of writing, two replicas, how long an answer takes, and
 * what other ways of watching would have flagged.
 */
package org.chairside.trial;
