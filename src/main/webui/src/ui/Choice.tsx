import { Button, type ButtonProps } from '@mantine/core';

/** One of several that are seen at once; pressed where it is the one. */
export function Choice({ on, ...rest }: ButtonProps & { on: boolean; onClick: () => void }) {
  return <Button variant={on ? 'filled' : 'default'} aria-pressed={on} {...rest} />;
}
