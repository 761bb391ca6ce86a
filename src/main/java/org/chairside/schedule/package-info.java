/** What a clinic has to give over some days, less what its sessions take: pure. */
@NullMarked
package org.chairside.schedule;

import org.jspecify.annotations.NullMarked;
