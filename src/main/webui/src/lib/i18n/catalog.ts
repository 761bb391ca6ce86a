import type { en } from './en';
import type { more } from './en/more';

/** All English texts: those of the first moment and those of the other pages. */
export type English = typeof en & typeof more;

type Translation<T> = { [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };

/** The same keys as the English catalog, with any text: a missing or a spare one does not compile. */
export type Catalog = Translation<English>;
