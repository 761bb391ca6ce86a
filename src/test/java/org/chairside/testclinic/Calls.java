package org.chairside.testclinic;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.config.RestAssuredConfig;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.params.HttpParams;

/**
 * How the stories call: over connections that are kept, with one mapper for all bodies. By itself
 * REST Assured makes both again for each call, which took a tenth of the tests' processor time.
 */
final class Calls {

  static final RestAssuredConfig CONFIG = config();

  private Calls() {}

  @SuppressWarnings("deprecation") // the client that REST Assured is built on
  private static RestAssuredConfig config() {
    var connections = new PoolingClientConnectionManager();
    connections.setMaxTotal(200);
    connections.setDefaultMaxPerRoute(200);
    HttpParams params = new DefaultHttpClient().getParams();
    ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
    return RestAssuredConfig.config()
        .httpClient(
            HttpClientConfig.httpClientConfig()
                // A client for each call: it keeps the cookies of the person who called.
                .httpClientFactory(() -> new DefaultHttpClient(connections, params.copy())))
        .objectMapperConfig(
            ObjectMapperConfig.objectMapperConfig().jackson2ObjectMapperFactory((_, _) -> mapper));
  }
}
