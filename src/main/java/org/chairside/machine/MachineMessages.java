package org.chairside.machine;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about machines and their tokens. */
public interface MachineMessages {
  MachineMessages MACHINE = MessageBundle.of(MachineMessages.class);

  Message actsAsItself();

  Message daysAtMost(long days);

  Message outOfScope();
}
