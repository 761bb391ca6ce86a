package org.chairside.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.membership.AcrossClinics;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Verbatim;
import org.chairside.platform.web.Versioned;
import org.chairside.staff.Organizations;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where the organization's people sign in, kept by its admins. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class IdentityProviderResource {

  private static final int MOST_RULES = 100;
  private static final String SCOPE = "[!#-\\[\\]-~]{1,100}";

  private final IdentityProviders providers;
  private final ProviderSettings settings;
  private final Organizations organizations;
  private final PublicAddress address;

  IdentityProviderResource(
      IdentityProviders providers,
      ProviderSettings settings,
      Organizations organizations,
      PublicAddress address) {
    this.providers = providers;
    this.settings = settings;
    this.organizations = organizations;
    this.address = address;
  }

  /**
   * A provider without its secret.
   *
   * @param scopes those that are asked for beside {@code openid}
   * @param clinicRules who works where; without any, admins say where
   * @param createPeople whether somebody who comes for the first time gets an account
   * @param waitsForApproval whether nobody signs in before a second admin has approved it
   * @param callback what to enter at the provider as redirect URI
   * @param backChannelLogout what to enter there as back-channel logout URI
   */
  public record IdentityProviderView(
      UUID id,
      String name,
      String issuer,
      String clientId,
      boolean hasClientSecret,
      List<String> scopes,
      List<RoleRule> roleRules,
      List<ClinicRule> clinicRules,
      boolean createPeople,
      boolean enabled,
      boolean waitsForApproval,
      URI callback,
      URI backChannelLogout,
      int version,
      Instant createdAt,
      @Nullable UUID createdBy)
      implements Versioned, Located {

    @Override
    public String location() {
      return "/identity-providers/" + id;
    }
  }

  /**
   * A provider to add.
   *
   * @param issuer its address, exactly as it names itself; it cannot be changed
   * @param clientSecret left out for a client that has none
   * @param scopes beside {@code openid}; left out for {@code profile}
   * @param enabled left out for true
   */
  public record NewIdentityProvider(
      @NotBlank @Size(max = 100) @OneLine String name,
      @NotBlank @Size(max = 500) @OneLine String issuer,
      @NotBlank @Size(max = 255) @OneLine String clientId,
      @Nullable @Size(min = 1, max = 1000) @Verbatim String clientSecret,
      @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = SCOPE) String> scopes,
      @NotEmpty @Size(max = MOST_RULES) List<@Valid @NotNull RoleRule> roleRules,
      @Nullable @Size(max = MOST_RULES) List<@Valid @NotNull ClinicRule> clinicRules,
      @Nullable Boolean createPeople,
      @Nullable Boolean enabled) {

    /** The secret belongs in no log. */
    @Override
    public String toString() {
      return "NewIdentityProvider";
    }
  }

  /** What changes of a provider; what is left out stays. */
  public record IdentityProviderChange(
      @Nullable @Size(min = 1, max = 100) @OneLine String name,
      @Nullable @Size(min = 1, max = 255) @OneLine String clientId,
      @Nullable @Size(min = 1, max = 1000) @Verbatim String clientSecret,
      @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = SCOPE) String> scopes,
      @Nullable @Size(min = 1, max = MOST_RULES) List<@Valid @NotNull RoleRule> roleRules,
      @Nullable @Size(max = MOST_RULES) List<@Valid @NotNull ClinicRule> clinicRules,
      @Nullable Boolean createPeople,
      @Nullable Boolean enabled) {

    /** The secret belongs in no log. */
    @Override
    public String toString() {
      return "IdentityProviderChange";
    }
  }

  @GET
  @Path("/identity-providers")
  @AcrossClinics
  public Page<IdentityProviderView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    return Page.of(
            providers.after(Cursor.after(cursor), most + 1), most, each -> new Cursor(each.id()))
        .map(this::view);
  }

  @POST
  @Path("/identity-providers")
  @ResponseStatus(201)
  @AcrossClinics
  public IdentityProviderView add(@Valid @NotNull NewIdentityProvider wanted) {
    return view(settings.add(wanted));
  }

  @GET
  @Path("/identity-providers/{id}")
  @AcrossClinics
  public IdentityProviderView get(UUID id) {
    return view(providers.get(id));
  }

  /** Changes a provider; it counts from everybody's next sign-in on. */
  @PATCH
  @Path("/identity-providers/{id}")
  @AcrossClinics
  public IdentityProviderView change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull IdentityProviderChange change) {
    IdentityProvider provider = providers.get(id);
    Versioned.require(ifMatch, provider.version());
    return view(settings.change(provider, change));
  }

  /** Approves what another admin entered or changed. */
  @POST
  @Path("/identity-providers/{id}/approve")
  @AcrossClinics
  public IdentityProviderView approve(UUID id) {
    return view(settings.approve(providers.get(id)));
  }

  /** Removes a provider. What it opened ends, and people who signed in there no longer do. */
  @DELETE
  @Path("/identity-providers/{id}")
  @ResponseStatus(204)
  public void remove(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    IdentityProvider provider = providers.get(id);
    Versioned.require(ifMatch, provider.version());
    settings.remove(provider);
  }

  private IdentityProviderView view(IdentityProvider provider) {
    IdentityProvider.Settings set = provider.settings();
    boolean secondAdmin = organizations.current().secondAdminForClinicalRoles();
    return new IdentityProviderView(
        provider.id(),
        provider.name(),
        provider.issuer(),
        provider.clientId(),
        provider.clientSecret() != null,
        set.scopes(),
        set.roleRules(),
        set.clinicRules(),
        set.createPeople(),
        set.enabled(),
        secondAdmin && !provider.isApproved(),
        address.callback(provider.id()),
        address.backChannelLogout(provider.id()),
        provider.version(),
        provider.createdAt(),
        provider.createdBy());
  }
}
