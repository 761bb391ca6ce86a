package org.chairside.story;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The stories whose names begin with J-Z. Each of the two suites runs in a JVM of its own beside the
 * other, and its stories share one application and one PostgreSQL.
 */
@Suite(failIfNoTests = true)
@SelectPackages("org.chairside.story")
@IncludeClassNamePatterns(".*\\.[J-Z]\\w*Test")
class JToZStories {}
