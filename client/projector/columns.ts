/** How wide the page, its margins, the space between columns and a column at text size 1 are, in projector units. */
const WIDTH = { margins: 112, gap: 46, column: 490 } as const

/** The projector's unit in CSS pixels: the same picture at every size of the screen. `screen.module.css` says the same. */
export function unitPx(width: number, height: number): number {
  return Math.min(width / 1920, height / 1080)
}

/** As many columns as a window has room for at a text size: three at 16:9 and 4:3, two for large text, more on a wide one. */
export function columnsFor(width: number, height: number, scale: number): number {
  const units = width / unitPx(width, height) - WIDTH.margins
  return Math.max(1, Math.floor((units + WIDTH.gap) / (WIDTH.column * scale + WIDTH.gap)))
}
