import { describe, expect, it } from 'vitest';
import { cellErrors, EMPTY, instantOfTyped, paperOf, pasted, typedTime } from './rows';

const AFTERNOON = { date: '2026-11-22', start: '16:00', zone: 'America/New_York' };

it.each([
  ['09:05', '09:05'],
  ['9:05', '09:05'],
  ['905', '09:05'],
  ['0905', '09:05'],
  ['9.05', '09:05'],
  ['24:00', null],
  ['9:60', null],
  ['nine', null],
  ['', null],
])('the typed time %s is %s', (typed, time) => {
  expect(typedTime(typed)).toBe(time);
});

it('a time after midnight belongs to the next day', () => {
  expect(instantOfTyped('23:50', AFTERNOON)).toBe('2026-11-23T04:50:00.000Z');
  expect(instantOfTyped('00:10', AFTERNOON)).toBe('2026-11-23T05:10:00.000Z');
  expect(instantOfTyped('00:10', { ...AFTERNOON, start: '08:00' })).toBe('2026-11-22T05:10:00.000Z');
});

describe('paper chart as CSV', () => {
  it('skips empty rows and maps each line to its row', () => {
    const rows = [
      EMPTY,
      {
        ...EMPTY,
        time: '16:10',
        systolic: '128',
        temperature: '36,6',
        supplementalOxygen: 'n',
        consciousness: 'a',
        note: 'calm, "floating"',
      },
      EMPTY,
      { ...EMPTY, time: 'x', spo2: '9o', confirmed: true },
    ];
    expect(paperOf(rows, AFTERNOON, 'Cel')).toEqual({
      csv: 'takenAt,systolic,diastolic,heartRate,spo2,respiratoryRate,temperature,supplementalOxygen,oxygenFlow,oxygenDevice,consciousness,sedation,pain,note,confirmed\n2026-11-22T21:10:00.000Z,128,,,,,36.6,false,,,ALERT,,,"calm, ""floating""",\n,,,,9o,,,,,,,,,,true\n',
      places: [1, 3],
    });
  });

  it('sends the flow and the device that a letter stands for', () => {
    const { csv } = paperOf([{ ...EMPTY, time: '16:10', oxygenFlow: '2,5', oxygenDevice: 'n' }], AFTERNOON, 'Cel');
    expect(csv).toContain(',,2.5,NASAL_CANNULA,,');
    const words = paperOf([{ ...EMPTY, time: '16:10', oxygenDevice: 'Venturi mask' }], AFTERNOON, 'Cel');
    expect(words.csv).toContain(',VENTURI_MASK,');
  });

  it('names °F in the heading where the clinic takes temperatures so', () => {
    const { csv } = paperOf([{ ...EMPTY, time: '16:10', temperature: '98,6' }], AFTERNOON, '[degF]');
    expect(csv).toContain(',temperature [degF],');
    expect(csv).toContain(',98.6,');
  });

  it('puts the server’s errors at their cells', () => {
    expect(
      cellErrors(
        [
          { field: 'spo2', message: 'must be a whole number', code: 'field.whole-number', line: 3 },
          { field: 'takenAt', message: 'must be given', line: 3 },
          { field: 'systolic', message: 'check', code: 'UNUSUAL', line: 2 },
        ],
        [1, 3],
      ),
    ).toEqual([
      { row: 3, field: 'spo2', message: 'must be a whole number', doubt: false },
      { row: 3, field: 'time', message: 'must be given', doubt: false },
      { row: 1, field: 'systolic', message: 'check', doubt: true },
    ]);
  });
});

it('pastes spreadsheet rows at the cursor', () => {
  const rows = pasted([EMPTY], '16:10\t128\t76\r\n16:20\t130\t78\r\n', 0, 0);
  expect(rows.map(({ time, systolic, diastolic }) => [time, systolic, diastolic])).toEqual([
    ['16:10', '128', '76'],
    ['16:20', '130', '78'],
  ]);
  expect(pasted(rows, '71', 1, 3)[1]).toMatchObject({ time: '16:20', heartRate: '71' });
});
