import type { UseMutationResult } from '@tanstack/react-query';

interface Callbacks<Answer> {
  onSuccess?: (answer: Answer) => void;
  onError?: (error: Error) => void;
}

/**
 * Starts the mutation and says how it ended. Callbacks given to `mutate` itself are dropped when their component is
 * gone, and an event of the server often takes it away before the answer is there.
 */
export function perform<Answer, Variables>(
  mutation: UseMutationResult<Answer, Error, Variables, unknown>,
  variables: Variables,
  { onSuccess, onError }: Callbacks<Answer>,
): void {
  // a refusal is shown by the mutation's own state or by the notice for all mutations
  mutation.mutateAsync(variables).then(onSuccess, (error: Error) => onError?.(error));
}
