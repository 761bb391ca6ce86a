/** Devices: tablets that several people share, each unlocking them with a PIN of their own. */
@NullMarked
package org.chairside.device;

import org.jspecify.annotations.NullMarked;
