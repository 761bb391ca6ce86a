package org.chairside.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.chairside.platform.Stamp;
import org.chairside.platform.web.Page;
import org.junit.jupiter.api.Test;

/** Checks that the rule for public types can fail. */
class VisibilityRuleTest {

  @Test
  void ruleRejectsUnusedPublicType() {
    JavaClasses alone = new ClassFileImporter().importClasses(Page.class, Stamp.class);
    assertThatThrownBy(() -> VisibilityRule.rule(alone).check(alone))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Page is public");
  }
}
