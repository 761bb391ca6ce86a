package org.chairside.waitlist;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.message.Message;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.hibernate.validator.constraints.Range;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Patients who want an earlier slot, and the slots offered to them. */
@Path("/")
@OneTransaction
@InTurn
@RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS})
class WaitlistResource {

  private static final int A_DAY = 1440;

  private final Clinics clinics;
  private final Waitlist waitlist;
  private final WaitlistOffers offers;
  private final WaitlistActions actions;

  WaitlistResource(
      Clinics clinics, Waitlist waitlist, WaitlistOffers offers, WaitlistActions actions) {
    this.clinics = clinics;
    this.waitlist = waitlist;
    this.offers = offers;
    this.actions = actions;
  }

  /**
   * A patient who wants an earlier slot.
   *
   * @param sessionId the booked session that would move; the next one, or one still to be booked,
   *     where left out
   * @param noticeMinutes how long before it the patient has to know; a day where left out
   */
  public record NewEntry(
      @NotNull UUID courseId,
      @Nullable UUID sessionId,
      @Nullable @Range(min = 0, max = 43_200) Integer noticeMinutes,
      @Nullable @Size(max = 1000) String note) {}

  /** Somebody on the waitlist; sessionId is null where a session is still to be booked. */
  public record EntryView(
      UUID id,
      UUID clinicId,
      UUID courseId,
      UUID patientId,
      @Nullable UUID sessionId,
      int noticeMinutes,
      @Nullable String note,
      WaitlistEntry.WaitlistStatus status,
      @Nullable Instant closedAt,
      Instant createdAt,
      @Nullable UUID createdBy)
      implements Located {

    static EntryView of(WaitlistEntry entry) {
      return new EntryView(
          entry.id(),
          entry.clinicId(),
          entry.courseId(),
          entry.patientId(),
          entry.sessionId(),
          (int) entry.notice().toMinutes(),
          entry.note(),
          entry.status(),
          entry.closedAt(),
          entry.createdAt(),
          entry.createdBy());
    }

    @Override
    public String location() {
      return "/waitlist/" + id;
    }
  }

  /** A free place and who is to be asked; reasons say why they come first. */
  public record OfferView(
      UUID id,
      UUID entryId,
      UUID clinicId,
      UUID chairId,
      Instant start,
      List<Message> reasons,
      WaitlistOffer.OfferStatus status,
      @Nullable Instant answeredAt,
      @Nullable UUID answeredBy,
      Instant createdAt) {

    static OfferView of(WaitlistOffer offer) {
      return new OfferView(
          offer.id(),
          offer.entryId(),
          offer.clinicId(),
          offer.chairId(),
          offer.startsAt(),
          offer.reasons(),
          offer.status(),
          offer.answeredAt(),
          offer.answeredBy(),
          offer.createdAt());
    }
  }

  @GET
  @Path("/clinics/{id}/waitlist")
  public Page<EntryView> list(
      UUID id,
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    List<WaitlistEntry.WaitlistStatus> asked =
        Query.anyOf("status", WaitlistEntry.WaitlistStatus.class, status);
    int most = Page.limit(limit);
    return Page.of(
            waitlist.of(
                clinics.get(id).id(),
                asked.isEmpty() ? List.of(WaitlistEntry.WaitlistStatus.WAITING) : asked,
                Cursor.after(cursor),
                most + 1),
            most,
            entry -> new Cursor(entry.id()))
        .map(EntryView::of);
  }

  @POST
  @Path("/clinics/{id}/waitlist")
  @ResponseStatus(201)
  public EntryView join(UUID id, @Valid @NotNull NewEntry wanted) {
    Integer notice = wanted.noticeMinutes();
    return EntryView.of(
        actions.join(
            id,
            wanted.courseId(),
            wanted.sessionId(),
            notice == null ? A_DAY : notice,
            wanted.note()));
  }

  @POST
  @Path("/waitlist/{id}/withdraw")
  public EntryView withdraw(UUID id) {
    return EntryView.of(actions.withdraw(id));
  }

  @GET
  @Path("/clinics/{id}/waitlist-offers")
  public Page<OfferView> offers(
      UUID id,
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    List<WaitlistOffer.OfferStatus> asked =
        Query.anyOf("status", WaitlistOffer.OfferStatus.class, status);
    int most = Page.limit(limit);
    return Page.of(
            offers.of(
                clinics.get(id).id(),
                asked.isEmpty() ? List.of(WaitlistOffer.OfferStatus.OFFERED) : asked,
                Cursor.after(cursor),
                most + 1),
            most,
            offer -> new Cursor(offer.id()))
        .map(OfferView::of);
  }

  @POST
  @Path("/waitlist-offers/{id}/accept")
  @RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS})
  public OfferView accept(UUID id) {
    return OfferView.of(actions.accept(id));
  }

  @POST
  @Path("/waitlist-offers/{id}/decline")
  @RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS})
  public OfferView decline(UUID id) {
    return OfferView.of(actions.decline(id));
  }
}
