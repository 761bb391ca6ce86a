package org.chairside.platform.database;

/** The roles of the embedded PostgreSQL, each with a password in a file of its own. */
enum DatabaseRole {
  /** Owns the server; nothing but the start of the program uses it. */
  SUPERUSER("postgres", "password-superuser"),
  /** Owns the database and its tables, and changes their schema. */
  OWNER("chairside_owner", "password-owner"),
  /** What the application works as: it owns nothing. */
  APPLICATION("chairside", "password");

  private final String username;
  private final String passwordFile;

  DatabaseRole(String username, String passwordFile) {
    this.username = username;
    this.passwordFile = passwordFile;
  }

  String username() {
    return username;
  }

  /** The file's name in the data directory. */
  String passwordFile() {
    return passwordFile;
  }
}
