/** A number as a language writes it, `0,5`, with every digit it has and without marks for the thousands. */
export function numberText(value: number, language: string): string {
  return value.toLocaleString(language, { maximumFractionDigits: 20, useGrouping: false });
}

/** The mark between units and tenths. */
export function decimalMark(language: string): string {
  return numberText(0.5, language).charAt(1);
}
