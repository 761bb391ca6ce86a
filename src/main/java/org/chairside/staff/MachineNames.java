package org.chairside.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The machines of the organization; implemented by the package that keeps their tokens. */
public interface MachineNames {

  /** A machine as its entries name it. */
  record MachineName(UUID id, String name) {}

  /** The machine with this id, or empty where it is none of the organization. */
  Optional<MachineName> machine(UUID id);

  /**
   * Machines in the order of their ids, ended ones too, from the first where {@code id} is null.
   */
  List<MachineName> machinesAfter(@Nullable UUID id, int most);
}
