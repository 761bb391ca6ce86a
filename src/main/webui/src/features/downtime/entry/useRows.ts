import { useCallback, useState } from 'react';
import { COLUMNS, EMPTY, type Row } from './rows';

const AT_FIRST = 6;
const keyOf = (sessionId: string) => `chairside-paper-${sessionId}`;

const blank = () => Array.from({ length: AT_FIRST }, () => EMPTY);

/** What was typed for this session and not sent yet: values alone, no note and no name. */
function read(sessionId: string): Row[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(sessionId)) ?? 'null');
    return Array.isArray(kept) && kept.length > 0 ? kept.map((row) => ({ ...EMPTY, ...(row as Partial<Row>) })) : blank();
  } catch {
    return blank();
  }
}

function keep(sessionId: string, rows: Row[]): void {
  const values = rows.map((row) =>
    Object.fromEntries([...COLUMNS.filter((column) => column !== 'note'), 'confirmed' as const].map((column) => [column, row[column]])),
  );
  sessionStorage.setItem(keyOf(sessionId), JSON.stringify(values));
}

/** The rows of a paper chart; they survive a reload until they are sent. */
export function useRows(sessionId: string): { rows: Row[]; set: (rows: Row[]) => void; clear: () => void } {
  const [rows, setRows] = useState(() => read(sessionId));
  const set = useCallback(
    (next: Row[]) => {
      keep(sessionId, next);
      setRows(next);
    },
    [sessionId],
  );
  const clear = useCallback(() => {
    sessionStorage.removeItem(keyOf(sessionId));
    setRows(blank());
  }, [sessionId]);
  return { rows, set, clear };
}
