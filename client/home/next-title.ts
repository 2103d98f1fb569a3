import { fullWidthDigits } from '../../shared/summary/numbering.ts'

/** The title of the meeting after one: 第１回 becomes 第２回, in the width that it was written in. */
export function nextTitle(title: string): string {
  return title.replace(
    /(第\s*)([0-9]+|[０-９]+)(\s*回)/,
    (_, before, number, after) => `${before}${increased(number)}${after}`,
  )
}

function increased(number: string): string {
  const next = String(Number(number.normalize('NFKC')) + 1)
  return /[０-９]/.test(number) ? fullWidthDigits(next) : next
}
