/** Reads the height of every `[data-sample]` element below `root` into `heights`, by the sample's key, in CSS pixels. */
export function readSampleHeights(root: HTMLElement | null, heights: Map<string, number>): void {
  for (const element of root?.querySelectorAll<HTMLElement>('[data-sample]') ?? [])
    heights.set(element.dataset.sample ?? '', element.getBoundingClientRect().height)
}
