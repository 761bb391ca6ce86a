/** Staff: organizations and the people who work in them, with roles, accounts and sign-in. */
@NullMarked
package org.chairside.staff;

import org.jspecify.annotations.NullMarked;
