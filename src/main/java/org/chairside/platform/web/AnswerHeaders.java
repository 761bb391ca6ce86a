package org.chairside.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds headers from the view, such as its version and address. */
class AnswerHeaders {

  @ServerResponseFilter
  void add(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Versioned view) {
      response.getHeaders().putSingle("ETag", Versioned.etag(view.revision()));
    }
    if ((response.getStatus() == 201 || response.getStatus() == 202)
        && response.getEntity() instanceof Located view) {
      response.getHeaders().putSingle("Location", "/api" + view.location());
    }
  }
}
