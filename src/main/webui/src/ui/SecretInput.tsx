import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** A password or PIN. The library's own field does not tell a screen reader that what stands in it is wrong. */
export function SecretInput({ error, ...rest }: PasswordInputProps) {
  return <PasswordInput error={error} aria-invalid={error ? true : undefined} {...rest} />;
}
