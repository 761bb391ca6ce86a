package org.chairside.testclinic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.hamcrest.Matcher;

/** What a story expects of an answer; where it is otherwise, the whole answer is told. */
public final class AnswerCheck {

  private final Answer answer;

  AnswerCheck(Answer answer) {
    this.answer = answer;
  }

  public AnswerCheck statusCode(int expected) {
    return statusCode(equalTo(expected));
  }

  public AnswerCheck statusCode(Matcher<? super Integer> expected) {
    assertThat("status of " + answer.asString(), answer.statusCode(), expected);
    return this;
  }

  /** A part of the JSON is as expected; further parts may follow, each with its own matcher. */
  public AnswerCheck body(String path, Matcher<?> expected, Object... further) {
    check(path, expected);
    for (int i = 0; i < further.length; i += 2) {
      check((String) further[i], (Matcher<?>) further[i + 1]);
    }
    return this;
  }

  /** The whole text is as expected. */
  public AnswerCheck body(Matcher<? super String> expected) {
    assertThat(answer.asString(), expected);
    return this;
  }

  public AnswerCheck header(String name, Matcher<? super String> expected) {
    assertThat(name, answer.header(name), expected);
    return this;
  }

  public AnswerCheck header(String name, String expected) {
    return header(name, equalTo(expected));
  }

  public AnswerCheck contentType(Matcher<? super String> expected) {
    return header("Content-Type", expected);
  }

  /** The media type without its parameters. */
  public AnswerCheck contentType(String expected) {
    assertThat(String.valueOf(answer.contentType()).split(";", 2)[0], equalTo(expected));
    return this;
  }

  /** The answer, to go on with. */
  public Answer extract() {
    return answer;
  }

  @SuppressWarnings("unchecked") // a matcher of another type tells so itself
  private void check(String path, Matcher<?> expected) {
    assertThat(
        path + " of " + answer.asString(),
        answer.<Object>path(path),
        (Matcher<? super Object>) expected);
  }
}
