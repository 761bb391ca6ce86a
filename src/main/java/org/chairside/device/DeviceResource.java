package org.chairside.device;

import static org.chairside.staff.StaffMessages.STAFF;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.chairside.device.SharedDevices.DevicePerson;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.web.Verbatim;
import org.chairside.staff.AccountEvent;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.Opened;
import org.chairside.staff.SignIns.SignedIn;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** A tablet that several people share: a PIN each, locking and unlocking. */
@Path("/")
class DeviceResource {

  private final SharedDevices devices;
  private final SignIns signIns;
  private final AuthCookies cookies;

  DeviceResource(SharedDevices devices, SignIns signIns, AuthCookies cookies) {
    this.devices = devices;
    this.signIns = signIns;
    this.cookies = cookies;
  }

  /**
   * A PIN for this device.
   *
   * @param pin 4 to 8 digits, neither one digit repeated nor a run such as 1234
   */
  public record NewPin(@NotNull @Size(max = 20) @Verbatim String pin) {}

  /** Who unlocks, and the PIN. */
  public record Unlock(
      @NotNull UUID staffId, @NotNull @Size(min = 1, max = 20) @Verbatim String pin) {}

  /** Somebody who can unlock this device. */
  public record DevicePersonView(UUID staffId, String name) {

    static DevicePersonView of(DevicePerson person) {
      return new DevicePersonView(person.staffId(), person.name());
    }
  }

  /**
   * Who can unlock this device.
   *
   * @param maySetPin whether the caller may set a PIN on it: only after signing in by password
   */
  public record DeviceView(List<DevicePersonView> people, boolean maySetPin) {}

  /**
   * Sets the PIN with which a person signed in by password unlocks this device until the sign-in
   * ends.
   */
  @POST
  @Path("/auth/pin")
  @Authenticated
  @APIResponse(responseCode = "204")
  public RestResponse<Void> setPin(@Valid @NotNull NewPin wanted) throws SQLException {
    Pin pin = new Pin(wanted.pin());
    SignedIn person = signedIn();
    if (person == null) {
      throw new Conflict(STAFF.pinByPassword());
    }
    String device = devices.setPin(person, cookies.deviceToken(), pin);
    signIns.tell(
        AccountEvent.AccountEventKind.PIN_SET,
        person.organizationId(),
        person.staffId(),
        cookies.address());
    return ResponseBuilder.<Void>noContent().cookie(cookies.device(device, SignIns.LASTS)).build();
  }

  /** Who can unlock this device; nobody where it is not known. */
  @GET
  @Path("/auth/device")
  @PermitAll
  public DeviceView device() throws SQLException {
    String token = cookies.deviceToken();
    SignedIn person = signedIn();
    return new DeviceView(
        token == null
            ? List.of()
            : devices.people(token).stream().map(DevicePersonView::of).toList(),
        person != null && !person.byPin());
  }

  /** Signs in by PIN: 204 and the cookie, 401 where the PIN is wrong or forgotten. */
  @POST
  @Path("/auth/unlock")
  @PermitAll
  @APIResponse(responseCode = "204")
  public RestResponse<Void> unlock(@Valid @NotNull Unlock wanted) throws SQLException {
    Opened opened =
        devices.unlock(cookies.deviceToken(), wanted.staffId(), wanted.pin(), cookies.address());
    String earlier = cookies.signInToken();
    if (earlier != null) {
      signIns.signOut(earlier);
    }
    signIns.tell(
        AccountEvent.AccountEventKind.UNLOCKED,
        opened.organizationId(),
        opened.staffId(),
        cookies.address());
    return ResponseBuilder.<Void>noContent()
        .cookie(cookies.signIn(opened.token(), opened.lasts()))
        .build();
  }

  /** Ends the sign-in and keeps the device, so that its people can unlock it again. */
  @POST
  @Path("/auth/lock")
  @PermitAll
  @APIResponse(responseCode = "204")
  public RestResponse<Void> lock() throws SQLException {
    SignedIn person = signedIn();
    if (person != null) {
      signIns.signOut(person.token());
      signIns.tell(
          AccountEvent.AccountEventKind.LOCKED,
          person.organizationId(),
          person.staffId(),
          cookies.address());
    }
    return ResponseBuilder.<Void>noContent().cookie(cookies.signedOut()).build();
  }

  private @Nullable SignedIn signedIn() throws SQLException {
    String token = cookies.signInToken();
    return token == null ? null : signIns.signedIn(token);
  }
}
