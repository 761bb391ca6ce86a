package org.chairside.reminder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as a test wants: refuses, wants TLS, or hangs up after its yes. */
final class ScriptedMailServer implements AutoCloseable {

  /**
   * How it answers.
   *
   * @param recipient its answer to RCPT TO
   * @param data its answer to the mail itself
   * @param saysYes whether it says that answer, or hangs up after it took the mail
   * @param tls offered by STARTTLS; null for none
   */
  record Script(String recipient, String data, boolean saysYes, @Nullable SSLContext tls) {
    static final Script WILLING = new Script("250 ok", "250 taken", true, null);

    Script answering(String toRecipient) {
      return new Script(toRecipient, data, saysYes, tls);
    }

    Script hangingUp() {
      return new Script(recipient, data, false, tls);
    }

    Script offering(SSLContext context) {
      return new Script(recipient, data, saysYes, context);
    }
  }

  private final ServerSocket socket;
  private final Thread thread;
  private final Queue<String> mails = new ConcurrentLinkedQueue<>();
  private final Queue<String> commands = new ConcurrentLinkedQueue<>();
  private volatile Script script;

  ScriptedMailServer(Script script) throws IOException {
    this.script = script;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread = Thread.ofPlatform().daemon().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  void follow(Script other) {
    script = other;
  }

  /** The mails that it took, as they were sent. */
  List<String> mails() {
    return List.copyOf(mails);
  }

  /** What it was told, without the mails. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    thread.interrupt();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofPlatform().daemon().start(() -> talk(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket plain) {
    try (plain) {
      Socket line = converse(plain, "220 ready");
      if (line != null) {
        converse(line, null);
        line.close();
      }
    } catch (IOException clientIsGone) {
      // it hung up, or does not trust the certificate: what it said until then is kept
    }
  }

  /** Until the client leaves, or wants TLS; then the line over which it goes on. */
  private @Nullable Socket converse(Socket line, @Nullable String greeting) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    if (greeting != null) {
      say(line, greeting);
    }
    for (String said = in.readLine(); said != null; said = in.readLine()) {
      commands.add(said);
      SSLContext tls = script.tls();
      switch (said.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
        case "EHLO" -> {
          boolean offers = tls != null && !(line instanceof SSLSocket);
          say(line, offers ? "250-me" : "250 me");
          if (offers) {
            say(line, "250 STARTTLS");
          }
        }
        case "STARTTLS" -> {
          say(line, "220 go ahead");
          return secured(line, Objects.requireNonNull(tls));
        }
        case "RCPT" -> say(line, script.recipient());
        case "DATA" -> {
          say(line, "354 go ahead");
          mails.add(mail(in));
          if (!script.saysYes()) {
            return null;
          }
          say(line, script.data());
        }
        case "QUIT" -> {
          say(line, "221 bye");
          return null;
        }
        default -> say(line, "250 ok");
      }
    }
    return null;
  }

  private static Socket secured(Socket line, SSLContext tls) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(line, "localhost", line.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
      mail.append(text).append('\n');
    }
    return mail.toString();
  }

  private static void say(Socket line, String answer) throws IOException {
    OutputStream out = line.getOutputStream();
    out.write(answer.getBytes(StandardCharsets.UTF_8));
    out.write('\r');
    out.write('\n');
    out.flush();
  }
}
