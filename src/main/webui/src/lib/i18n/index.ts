import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { numberText } from '../numbers';
import { askIn } from '../api/client';
import type { English } from './catalog';

/** The languages that are complete; English is the one that the others are held against by their type. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: English;
  }
}

const CHOSEN = 'chairside-language';

/** Whether the app has texts in the language. */
export function isLanguage(tag: string): tag is Language {
  return tag in LANGUAGES;
}

function wanted(): Language {
  const chosen = localStorage.getItem(CHOSEN) ?? navigator.language.slice(0, 2);
  return isLanguage(chosen) ? chosen : 'en';
}

async function load(language: Language): Promise<void> {
  if (language === 'de' && !i18next.hasResourceBundle('de', 'common')) {
    const { de } = await import('./de');
    for (const [namespace, texts] of Object.entries(de)) {
      i18next.addResourceBundle('de', namespace, texts);
    }
  }
  askIn(language);
}

/** Has the texts of what is not there from the first moment; called before the first of it is shown. */
export async function restOfTexts(): Promise<void> {
  const { more } = await import('./en/more');
  for (const [namespace, texts] of Object.entries(more)) {
    i18next.addResourceBundle('en', namespace, texts, true);
  }
}

/** What is loaded, when its texts are there too. */
export async function withRestOfTexts<T>(loaded: Promise<T>): Promise<T> {
  return (await Promise.all([loaded, restOfTexts()]))[0];
}

/** Speaks this language from now on, and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  await load(language);
  localStorage.setItem(CHOSEN, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Numbers within a text have the decimal mark of its language. */
const numbersOfTheLanguage: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) => (typeof value === 'number' ? numberText(value, language ?? 'en') : (value as string)),
};

/** Makes the catalog ready before the first screen is drawn. */
export async function prepareLanguage(): Promise<void> {
  await i18next
    .use(numbersOfTheLanguage)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      defaultNS: 'common',
      ns: Object.keys(en),
      resources: { en },
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    });
  const language = wanted();
  await load(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
