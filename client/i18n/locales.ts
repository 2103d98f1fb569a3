/** The languages of the pages, as their components (their words for screen readers, dates) are told of them. */
export const LOCALES = { ja: 'ja-JP', en: 'en-GB' } as const
