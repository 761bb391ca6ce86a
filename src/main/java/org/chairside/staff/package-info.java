/** Organizations and the people who work in them: roles, accounts, signing in and out. */
@NullMarked
package org.chairside.staff;

import org.jspecify.annotations.NullMarked;
