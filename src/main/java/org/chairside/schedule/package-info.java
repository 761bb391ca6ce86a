/** Schedule: a clinic's capacity over some days, less what its sessions take. Pure. */
@NullMarked
package org.chairside.schedule;

import org.jspecify.annotations.NullMarked;
