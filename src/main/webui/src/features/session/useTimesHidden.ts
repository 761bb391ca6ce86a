import { useEffect, useState } from 'react';

/** How often what shows it was hidden, as beneath a lock: as a key it lets go of what was begun. */
export function useTimesHidden(): number {
  const [times, setTimes] = useState(0);
  useEffect(() => () => setTimes((before) => before + 1), []);
  return times;
}
