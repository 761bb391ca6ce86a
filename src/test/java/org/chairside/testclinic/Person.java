package org.chairside.testclinic;

import java.util.Map;

/** A signed-in staff member who calls like the web app; every answer is checked. */
public final class Person {

  private final ContractCheck contract;
  private final String baseUri;
  private final String cookie;
  private final String bearer;

  private Person(ContractCheck contract, String baseUri, String cookie, String bearer) {
    this.contract = contract;
    this.baseUri = baseUri;
    this.cookie = cookie;
    this.bearer = bearer;
  }

  /** A machine that calls with this token. */
  static Person machine(ContractCheck contract, String baseUri, String token) {
    return new Person(contract, baseUri, null, token);
  }

  /** Nobody: calls without signing in. */
  public static Person nobody(ContractCheck contract, String baseUri) {
    return new Person(contract, baseUri, null, null);
  }

  public static Person signIn(
      ContractCheck contract, String baseUri, String username, String password) {
    Answer answer =
        nobody(contract, baseUri)
            .post("/api/auth/login", Map.of("username", username, "password", password));
    answer.then().statusCode(204);
    return new Person(contract, baseUri, answer.cookie("chairside-sign-in"), null);
  }

  /** Who this is. */
  public String id() {
    return get("/api/me").path("id");
  }

  /** The token in the person's cookie, or a machine's. */
  public String token() {
    return cookie == null ? bearer : cookie;
  }

  /** A request of this person's, for what the shorthands do not cover. */
  public Call request() {
    Call call = Call.to(baseUri).checkedBy(contract);
    if (cookie != null) {
      call.cookie("chairside-sign-in", cookie);
    }
    return bearer == null ? call : call.header("Authorization", "Bearer " + bearer);
  }

  public Answer get(String path, Object... values) {
    return request().get(path, values);
  }

  public Answer post(String path, Object body) {
    return request().contentType("application/json").body(body).post(path);
  }

  /** Observations that were kept on paper, as CSV with a header. */
  public Answer postCsv(String path, String csv) {
    return request().contentType("text/csv; charset=UTF-8").body(csv).post(path);
  }

  /** A POST that says nothing but its address. */
  public Answer post(String path) {
    return request().post(path);
  }

  /** Puts this without a word on what it is to replace. */
  public Answer putWithoutVersion(String path, Object body) {
    return request().contentType("application/json").body(body).put(path);
  }

  /** Puts this in place of whatever is there. */
  public Answer put(String path, Object body) {
    return put(path, "*", body);
  }

  /** The same in place of the version that this ETag names. */
  public Answer put(String path, String etag, Object body) {
    return request().header("If-Match", etag).contentType("application/json").body(body).put(path);
  }

  /** A change to what has this address, as it stands now. */
  public Answer patch(String path, Object body) {
    return patch(path, get(path).header("ETag"), body);
  }

  /** The same to the version that this ETag names. */
  public Answer patch(String path, String etag, Object body) {
    return request()
        .header("If-Match", etag)
        .contentType("application/json")
        .body(body)
        .patch(path);
  }
}
