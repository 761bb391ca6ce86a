package org.chairside.flag;

import static org.chairside.flag.FlagMessages.FLAG;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Map;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.flag.Flag.Title;
import org.chairside.message.Message;
import org.chairside.monitoring.FlagKey;
import org.chairside.monitoring.ProtocolTexts;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Where a flag comes from.
 *
 * @param code of the rule that raised it; null where a person did
 * @param subject the side effect's type or the sign's JSON name that the flag is about alone; empty
 *     for a flag of the whole rule
 * @param ruleTitle the rule's title as its protocol says it
 * @param ruleTitleTranslations its author's translations by language; null where there are none
 * @param protocolCode the protocol that the session follows; null for a rule of the program's own
 * @param protocolVersion of that protocol
 */
@Embeddable
record FlagRule(
    @Column(name = "rule") @Nullable String code,
    String subject,
    String ruleTitle,
    @JdbcTypeCode(SqlTypes.JSON) @Nullable Map<String, String> ruleTitleTranslations,
    @Nullable String protocolCode,
    @Nullable Integer protocolVersion) {

  private static final String WHOLE_RULE = "";

  static final FlagRule STAFF = new FlagRule(null, WHOLE_RULE, "Raised by staff", null, null, null);

  private static final String OWN_RULES = "own";

  static FlagRule of(RuleVersion rule, @Nullable String subject, Title title) {
    return new FlagRule(
        rule.code(),
        subject == null ? WHOLE_RULE : subject,
        title.text(),
        title.translations().isEmpty() ? null : title.translations(),
        rule.protocol(),
        rule.version());
  }

  @Nullable RuleVersion version() {
    return code == null ? null : new RuleVersion(code, protocolCode, protocolVersion);
  }

  /** Which of a session's flags it is; null where a person raised it. */
  @Nullable FlagKey key() {
    return code == null ? null : new FlagKey(code, subject.isEmpty() ? null : subject);
  }

  Message title() {
    if (code == null) {
      return FLAG.calledByStaff();
    }
    return ruleTitleTranslations == null
        ? ProtocolTexts.shipped(
            protocolCode == null ? OWN_RULES : protocolCode, "rules." + code + ".title", ruleTitle)
        : Message.translated(ruleTitle, ruleTitleTranslations);
  }
}
