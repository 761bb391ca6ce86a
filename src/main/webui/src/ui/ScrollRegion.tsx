import type { ComponentPropsWithoutRef } from 'react';

/** A named part of the page that scrolls by itself. The keyboard can reach and scroll it, as WCAG 2.1.1 asks. */
export function ScrollRegion(props: ComponentPropsWithoutRef<'section'>) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop a part that scrolls cannot be scrolled by keyboard
  return <section tabIndex={0} {...props} />;
}
