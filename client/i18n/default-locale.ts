import { LOCALES } from './locales.ts'

/** The language of components around which `App` would name none. */
const DEFAULT = { locale: LOCALES.ja, direction: 'ltr' } as const

/**
 * In the place of react-aria's module of that name: to see whether the browser's language is one, that has the browser
 * list all languages in which it can write a date, for 20 ms of each opening.
 */
export const useDefaultLocale = () => DEFAULT
