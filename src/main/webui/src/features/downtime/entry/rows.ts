import type { OxygenDevice } from '@/lib/api/schema';
import type { FieldError } from '@/lib/problem';
import type { TemperatureUnit } from '@/lib/units';
import { instantOf, minuteOfDay, plusDays, timeOfMinute } from '@/lib/time';

/** The columns of the paper, in its order. */
export const COLUMNS = [
  'time',
  'systolic',
  'diastolic',
  'heartRate',
  'spo2',
  'respiratoryRate',
  'temperature',
  'supplementalOxygen',
  'oxygenFlow',
  'oxygenDevice',
  'consciousness',
  'sedation',
  'pain',
  'note',
] as const;

export type Column = (typeof COLUMNS)[number];
export type Row = Record<Column, string> & { confirmed: boolean };

export const EMPTY: Row = { ...(Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<Column, string>), confirmed: false };

export function isEmpty(row: Row): boolean {
  return COLUMNS.every((column) => row[column].trim() === '');
}

/** `09:05` of what was typed: `9:05`, `905`, `0905`, `9.05`; null where that is no time. */
export function typedTime(text: string): string | null {
  const found = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.trim());
  const minute = Number(found?.[1]) * 60 + Number(found?.[2]);
  return found && Number(found[1]) < 24 && Number(found[2]) < 60 ? timeOfMinute(minute) : null;
}

/** The day on which a session began, and at what time it should. */
export interface PaperDay {
  date: string;
  start: string;
  zone: string;
}

const HALF_A_DAY = 12 * 60;

/** Whether a time on the paper is after midnight: one that is more than half a day before the start cannot be of its day. */
export function isNextDay(time: string, day: PaperDay): boolean {
  return minuteOfDay(time) < minuteOfDay(day.start) - HALF_A_DAY;
}

/** The instant of a time that was typed; null where it is no time. */
export function instantOfTyped(text: string, day: PaperDay): string | null {
  const time = typedTime(text);
  return time && instantOf(isNextDay(time, day) ? plusDays(day.date, 1) : day.date, time, day.zone);
}

const YES = /^(y|yes|j|ja|1|true|x)$/i;
const NO = /^(n|no|nein|0|false)$/i;
const LETTERS: Record<string, string> = { A: 'ALERT', C: 'CONFUSED', V: 'VOICE', P: 'PAIN', U: 'UNRESPONSIVE' };

const DEVICES: Record<string, OxygenDevice> = {
  A: 'ROOM_AIR',
  N: 'NASAL_CANNULA',
  S: 'SIMPLE_MASK',
  V: 'VENTURI_MASK',
  R: 'NON_REBREATHER_MASK',
  H: 'HIGH_FLOW_NASAL_CANNULA',
  B: 'BAG_VALVE_MASK',
};

/** As the server reads a cell; what is not understood goes as it is, so that the server says so. */
function sent(column: Column, text: string): string {
  const value = text.trim();
  if (column === 'supplementalOxygen') {
    return YES.test(value) ? 'true' : NO.test(value) ? 'false' : value;
  }
  if (column === 'consciousness') {
    return LETTERS[value.toUpperCase()] ?? value.toUpperCase();
  }
  if (column === 'oxygenDevice') {
    return DEVICES[value.toUpperCase()] ?? value.toUpperCase().replace(/[ -]/g, '_');
  }
  return column === 'note' ? value : value.replace(',', '.');
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export interface Paper {
  csv: string;
  /** The grid row of each CSV line. */
  places: number[];
}

/** The rows as one CSV; empty rows are left out. */
export function paperOf(rows: Row[], day: PaperDay, unit: TemperatureUnit): Paper {
  const places = rows.flatMap((row, place) => (isEmpty(row) ? [] : [place]));
  const signs = COLUMNS.slice(1);
  const lines = places.map((place) => {
    const row = rows[place] ?? EMPTY;
    return [
      instantOfTyped(row.time, day) ?? '',
      ...signs.map((column) => quoted(sent(column, row[column]))),
      row.confirmed ? 'true' : '',
    ].join(',');
  });
  const heading = (column: Column) => (column === 'temperature' && unit === '[degF]' ? 'temperature [degF]' : column);
  return { csv: `${['takenAt', ...signs.map(heading), 'confirmed'].join(',')}\n${lines.join('\n')}\n`, places };
}

export interface CellError {
  row: number;
  field: string;
  message: string;
  /** Whether confirming the value settles it. */
  doubt: boolean;
}

/** Whether it is a value that a person may confirm: its code is a name of its own, all others are those of messages. */
function isDoubt(code: string | undefined): boolean {
  return code !== undefined && !code.includes('.');
}

/** The server's errors at their cells; the header is line 1. */
export function cellErrors(errors: FieldError[], places: number[]): CellError[] {
  return errors.flatMap(({ field, message, code, line }) => {
    const row = places[Number(line) - 2];
    return row === undefined
      ? []
      : [{ row, field: field === 'takenAt' ? 'time' : (field ?? ''), message: message ?? '', doubt: isDoubt(code) }];
  });
}

/** The grid with pasted cells from a place on; rows are added as needed. */
export function pasted(rows: Row[], text: string, atRow: number, atColumn: number): Row[] {
  const lines = text.replace(/\r/g, '').replace(/\n+$/, '').split('\n');
  const next = [...rows];
  lines.forEach((line, down) => {
    const row = { ...(next[atRow + down] ?? EMPTY) };
    line.split('\t').forEach((cell, along) => {
      const column = COLUMNS[atColumn + along];
      if (column) {
        row[column] = cell.trim();
      }
    });
    next[atRow + down] = row;
  });
  return next;
}
