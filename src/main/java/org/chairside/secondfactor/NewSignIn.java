package org.chairside.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.Opened;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Gives a browser the sign-in that was opened, in place of the one that it had before. */
@ApplicationScoped
class NewSignIn {

  private final SignIns signIns;
  private final AuthCookies cookies;
  private final StepCookies stepCookies;

  NewSignIn(SignIns signIns, AuthCookies cookies, StepCookies stepCookies) {
    this.signIns = signIns;
    this.cookies = cookies;
    this.stepCookies = stepCookies;
  }

  /** The answer with the cookie, and no body whatever its type. */
  <T> RestResponse<T> answer(Opened opened) throws SQLException {
    String earlier = cookies.signInToken();
    if (earlier != null) {
      signIns.signOut(earlier);
    }
    return ResponseBuilder.<T>noContent()
        .cookie(cookies.signIn(opened.token(), opened.lasts()))
        .cookie(stepCookies.noLongerPending())
        .build();
  }
}
