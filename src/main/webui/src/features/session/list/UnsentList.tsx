import { UnsentEntries } from '@/ui/UnsentEntries';
import { useOutbox } from '@/lib/outbox';
import shared from '../shared.module.css';

/** What was written at this chair and is not sent yet, or was refused. */
export function UnsentList({ sessionId }: { sessionId: string }) {
  const unsent = useOutbox().filter((entry) => entry.sessionId === sessionId);
  return unsent.length === 0 ? null : (
    <div className={shared.panel}>
      <UnsentEntries entries={unsent} />
    </div>
  );
}
