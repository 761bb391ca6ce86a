import { useEffect, useRef, useState } from 'react';
import { hear, tell } from '@/lib/tabs';

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;
const LOOK_MILLIS = 5_000;
/** After a long sleep it takes so long until the server is heard again; the person who woke the device has not stayed at it. */
const AWAKE_MILLIS = 20_000;

/** What the browser makes up while the page moves under a resting pointer is nobody's touch. */
function isTouch(event: Event): boolean {
  return !(event instanceof PointerEvent && event.type === 'pointermove' && event.movementX === 0 && event.movementY === 0);
}

/**
 * Whether nobody has touched the device for so long. Measured by the clock and not by a timer: a tablet that sleeps runs no
 * timers, and the touch that wakes it comes from the person who picks it up. A touch in another tab is one as well.
 */
export function useLeftAlone(millis: number, forGood: boolean): boolean {
  const stays = useRef(forGood);
  stays.current = forGood;
  const [alone, setAlone] = useState(false);
  useEffect(() => {
    let touchedAt = Date.now();
    let wokenAt = 0;
    let toldAt = 0;
    const isLong = () => Date.now() - touchedAt >= millis;
    const look = () => {
      // a clock that was set back makes nobody's touch one of the future
      touchedAt = Math.min(touchedAt, Date.now());
      if (isLong()) {
        setAlone(true);
      }
    };
    const stay = () => {
      if (isLong()) {
        wokenAt = Date.now();
        setAlone(true);
      } else if (!stays.current && Math.abs(Date.now() - wokenAt) > AWAKE_MILLIS) {
        setAlone(false);
      }
      touchedAt = Date.now();
    };
    const touched = (event: Event) => {
      if (!isTouch(event)) {
        return;
      }
      stay();
      if (Math.abs(touchedAt - toldAt) > LOOK_MILLIS) {
        toldAt = touchedAt;
        tell('touch');
      }
    };
    const timer = setInterval(look, LOOK_MILLIS);
    for (const name of TOUCHES) {
      document.addEventListener(name, touched, { capture: true, passive: true });
    }
    document.addEventListener('visibilitychange', look);
    const stopHearing = hear('touch', stay);
    return () => {
      clearInterval(timer);
      stopHearing();
      for (const name of TOUCHES) {
        document.removeEventListener(name, touched, { capture: true });
      }
      document.removeEventListener('visibilitychange', look);
      // the person who unlocks it is there
      setAlone(false);
    };
  }, [millis]);
  return alone;
}
