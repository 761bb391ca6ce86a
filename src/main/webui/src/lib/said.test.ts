import { describe, expect, it } from 'vitest';
import { server } from './i18n/de/server';
import { problemSaid, said, sayIn, sentencesOf } from './said';

const german = sentencesOf(server);

describe('what the server says', () => {
  it('is said in the detail, too, where that repeats it', () => {
    sayIn(server);
    const problem = { title: 'The request breaks a rule of its form', status: 400, detail: 'weightKg must be between 20 and 350', errors: [{ field: 'weightKg', message: 'must be between 20 and 350' }] };
    expect(problemSaid(problem)).toEqual({
      ...problem,
      title: 'Die Eingabe verletzt eine Regel',
      detail: 'weightKg muss zwischen 20 und 350 liegen',
      errors: [{ field: 'weightKg', message: 'muss zwischen 20 und 350 liegen' }],
    });
    sayIn({});
    expect(problemSaid(problem)).toEqual(problem);
  });

  it.each([
    ['must not be blank', 'darf nicht leer sein'],
    ['must be between 20 and 350', 'muss zwischen 20 und 350 liegen'],
    ['must be between 0.01 and 10 mg/kg', 'muss zwischen 0.01 und 10 mg/kg liegen'],
    ['size must be between 0 and 100', 'darf höchstens 100 Zeichen oder Einträge haben'],
    ['must have min <= target <= max', 'kleinster, angestrebter und größter Abstand müssen in dieser Reihenfolge wachsen'],
    ['Chair 1 is taken by another session 2026-03-02 10:00–12:00', 'Chair 1 ist durch eine andere Sitzung belegt: 2026-03-02 10:00–12:00'],
    ['it is 1 day after sessions[0] (2026-03-02); the course asks for 2 to 5 days', 'das ist 1 Tag nach sessions[0] (2026-03-02); die Behandlung verlangt 2 bis 5 Tage'],
    ['must be after from', 'muss nach dem Beginn liegen'],
  ])('%s', (english, own) => expect(said(english, german)).toBe(own));

  it('stays as it is where no sentence fits', () => {
    expect(said('An entirely new sentence.', german)).toBe('An entirely new sentence.');
  });

  it('has no slot of its own, and none that an earlier sentence takes', () => {
    for (const [english, own] of Object.entries(server)) {
      const filled = (text: string) => text.replace(/\{\d\}/g, '7');
      expect(english.match(/\{\d\}/g) ?? []).toEqual(expect.arrayContaining(own.match(/\{\d\}/g) ?? []));
      expect(said(filled(english), german)).toBe(filled(own));
    }
  });
});
