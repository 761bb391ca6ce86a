import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitSymbols } from '@/ui/units';
import classes from './Grid.module.css';
import { type CellError, COLUMNS, EMPTY, isNextDay, type PaperDay, pasted, type Row, typedTime } from './rows';

interface GridProps {
  rows: Row[];
  day: PaperDay;
  errors: CellError[];
  onChange: (rows: Row[]) => void;
}

interface LineProps extends GridProps {
  row: Row;
  place: number;
  onEnter: () => void;
}

function Line({ row, place, rows, day, errors, onChange, onEnter }: LineProps) {
  const { t } = useTranslation('downtime');
  const put = (change: Partial<Row>) => onChange(rows.map((one, index) => (index === place ? { ...one, ...change } : one)));
  const wrongAt = (field: string) => errors.filter((error) => error.row === place && error.field === field);
  const paste = (event: ClipboardEvent<HTMLInputElement>, column: number) => {
    const text = event.clipboardData.getData('text/plain');
    if (/[\t\n]/.test(text.trim())) {
      event.preventDefault();
      onChange(pasted(rows, text, place, column));
    }
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
    }
  };
  const time = typedTime(row.time);
  return (
    <tr>
      <th scope="row" id={`paper-row-${place}`}>
        {t('entry.row', { number: place + 1 })}
      </th>
      {COLUMNS.map((column, index) => {
        const wrong = wrongAt(column);
        return (
          <td key={column}>
            <input
              className={column === 'note' ? classes.cellNote : classes.cell}
              aria-labelledby={`paper-row-${place} paper-${column}`}
              aria-invalid={wrong.length > 0}
              aria-describedby={wrong.length > 0 ? `paper-wrong-${place}-${column}` : undefined}
              autoComplete="off"
              inputMode={['note', 'time', 'supplementalOxygen', 'oxygenDevice', 'consciousness'].includes(column) ? 'text' : 'decimal'}
              value={row[column]}
              data-first={index === 0 || undefined}
              onChange={({ currentTarget }) => put({ [column]: currentTarget.value })}
              onPaste={(event) => paste(event, index)}
              onKeyDown={keys}
            />
            {column === 'time' && time && isNextDay(time, day) && <small>{t('entry.afterMidnight')}</small>}
            {wrong.length > 0 && <small id={`paper-wrong-${place}-${column}`}>{wrong.map(({ message }) => message).join('; ')}</small>}
          </td>
        );
      })}
      <td>
        <input
          type="checkbox"
          className={classes.tick}
          aria-labelledby={`paper-row-${place} paper-confirmed`}
          checked={row.confirmed}
          onChange={({ currentTarget }) => put({ confirmed: currentTarget.checked })}
        />
      </td>
    </tr>
  );
}

/** The rows of a paper chart, for fast typing: Tab goes on, Enter goes to the next row. */
export function Grid(props: GridProps) {
  const { t } = useTranslation('downtime');
  const symbols = useUnitSymbols();
  const { rows, onChange } = props;
  const table = useRef<HTMLTableElement>(null);
  const toRow = (place: number) => {
    if (place >= rows.length) {
      onChange([...rows, EMPTY]);
    }
    // once a new row is drawn
    requestAnimationFrame(() => table.current?.querySelectorAll<HTMLInputElement>('input[data-first]')[place]?.focus());
  };
  return (
    <div style={{ overflowX: 'auto' }}>
      <table ref={table} className={classes.entry} aria-label={t('entry.vitals')}>
        <thead>
          <tr>
            <td />
            {[...COLUMNS, 'confirmed' as const].map((column) => (
              <th key={column} scope="col" id={`paper-${column}`}>
                {t(`entry.col.${column}`, { unit: symbols.temperature })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Line key={place} {...props} row={row} place={place} onEnter={() => toRow(place + 1)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
