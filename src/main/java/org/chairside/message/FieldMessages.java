package org.chairside.message;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What is wrong with a value; each sentence continues from the field's name. */
public interface FieldMessages {
  FieldMessages FIELD = MessageBundle.of(FieldMessages.class);

  Message required();

  Message between(long least, long most);

  Message between(BigDecimal least, BigDecimal most);

  Message betweenIn(BigDecimal least, BigDecimal most, String unit);

  Message atLeast(BigDecimal least);

  Message atMost(BigDecimal most);

  Message decimalsAtMost(long decimals);

  Message charactersAtMost(long most);

  Message charactersBetween(long least, long most);

  Message entriesAtMost(long most);

  Message entriesBetween(long least, long most);

  Message entriesExactly(long count);

  Message unique();

  Message email();

  Message wrongForm();

  Message unknown(Listing known);

  Message oneOf(Listing options);

  Message instant();

  Message date();

  Message partialDate();

  Message timeOfDay();

  Message wholeNumber();

  Message wholeMinutes();

  Message number();

  Message trueOrFalse();

  Message text();

  Message id();

  Message list();

  Message object();

  Message storableText();

  Message forbiddenCharacter(String character);

  Message cursor();

  Message inTheFuture();

  Message notInTheFuture();

  Message daysBackAtMost(long days);

  Message daysAheadAtMost(long days);

  Message inTheFutureDaysAheadAtMost(long days);

  Message notBefore(LocalDate day);

  Message afterFrom();

  Message afterFromDaysAtMost(long days);

  Message daysAfterFromAtMost(long days);

  Message beforeUntil();

  Message notAfterUntil();

  Message twice();

  Message activeNurse();

  Message activeClinician();

  Message reasonInWords(long characters, long words);

  Message notBesideCorrectedValues();
}
