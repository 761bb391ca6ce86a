/** Access report: who opened, changed or was shown a patient's record, and how often. */
@NullMarked
package org.chairside.accessreport;

import org.jspecify.annotations.NullMarked;
