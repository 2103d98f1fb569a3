const KANJI_DIGITS = '〇一二三四五六七八九'

/** A typed date in half width, without spaces (a T between two numbers), with every dash as ~ and kanji numbers as digits. */
export function plainPeriod(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/(?<=\d)\s+(?=\d)/g, 'T')
    .replace(/\s+/g, '')
    .replace(/[〜∼–—―]/g, '~')
    .replace(/[〇一二三四五六七八九十]+(?=[年月日時分])/g, number => String(kanjiNumber(number)))
    .replace(/正午/g, '12:00')
}

/** 二十七 is 27, 二〇二一 is 2021. */
function kanjiNumber(text: string): number {
  if (!text.includes('十')) return Number([...text].map(digit => KANJI_DIGITS.indexOf(digit)).join(''))
  const [tens = '', ones = ''] = text.split('十')
  const digit = (each: string) => Math.max(0, KANJI_DIGITS.indexOf(each))
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}
