import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** A password or PIN. The library's field does not tell a screen reader that its value is invalid. */
export function SecretInput({ error, ...rest }: PasswordInputProps) {
  return <PasswordInput error={error} aria-invalid={error ? true : undefined} {...rest} />;
}
