package org.chairside.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Appointments written as iCalendar (RFC 5545): each at the clinic's wall-clock time, with the
 * rules of its time zone, so that it keeps its local hour in any reader's zone.
 */
final class CalendarFile {

  private static final TimeZoneRegistry ZONES =
      TimeZoneRegistryFactory.getInstance().createRegistry();

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private CalendarFile() {}

  /** The text of the calendar, as of that moment. */
  static String of(List<CalendarEntry> entries, Instant now) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Chairside//Appointments//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(ImmutableMethod.PUBLISH);
    entries.stream()
        .map(CalendarEntry::zone)
        .distinct()
        .flatMap(zone -> rules(zone).stream())
        .forEach(calendar::add);
    entries.forEach(entry -> calendar.add(event(entry, now)));
    return text(calendar);
  }

  private static String text(Calendar calendar) {
    StringWriter text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be written", e);
    }
    return FoldedLines.of(text.toString());
  }

  /** The rules of the zone; empty where the library does not know it by this very name. */
  private static Optional<VTimeZone> rules(ZoneId zone) {
    return Optional.ofNullable(ZONES.getTimeZone(zone.getId()))
        .map(TimeZone::getVTimeZone)
        .filter(rules -> rules.getTimeZoneId().getValue().equals(zone.getId()));
  }

  /**
   * At the clinic's hour; in UTC, which is the same instant, if its zone is unknown or the clocks
   * show the hour for the second time.
   *
   * <p>The value is written here because the library's own property takes the hour from zone rules
   * that it makes of the VTIMEZONE, and in some years these change the clocks on a wrong Sunday
   * (March 2027 in New York).
   */
  private static Property time(String name, Instant instant, ZoneId zone) {
    ZonedDateTime hour = instant.atZone(zone);
    boolean first = hour.toLocalDateTime().atZone(zone).toInstant().equals(instant);
    if (!first || rules(zone).isEmpty()) {
      return new XProperty(name, TIME.format(instant.atZone(ZoneOffset.UTC)) + "Z");
    }
    XProperty local = new XProperty(name, TIME.format(hour));
    local.add(new TzId(zone.getId()));
    return local;
  }

  private static VEvent event(CalendarEntry entry, Instant now) {
    VEvent event = new VEvent(false);
    event.add(new Uid(entry.sessionId() + "@chairside"));
    event.add(new DtStamp(now));
    event.add(new LastModified(entry.changedAt()));
    event.add(new Sequence(entry.revision()));
    event.add(
        entry.calledOff() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
    event.add(time("DTSTART", entry.start(), entry.zone()));
    event.add(time("DTEND", entry.end(), entry.zone()));
    event.add(new Summary(entry.summary()));
    event.add(new Location(entry.location()));
    event.add(organizer(entry));
    return event;
  }

  /**
   * A published calendar needs an organizer (RFC 5546): the clinic, which has no e-mail address.
   */
  private static Organizer organizer(CalendarEntry entry) {
    Organizer organizer = new Organizer(URI.create("urn:uuid:" + entry.clinicId()));
    organizer.add(new Cn(entry.location().replaceAll("[\\p{Cntrl}\"]", " ")));
    return organizer;
  }
}
