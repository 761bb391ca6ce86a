package org.chairside.planning;

/** What a session asks of a resource for some time. */
record Demand(Resource resource, Span span, int units) {

  long from() {
    return Track.at(span.from());
  }

  long until() {
    return Track.at(span.until());
  }
}
