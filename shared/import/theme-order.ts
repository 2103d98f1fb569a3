/**
 * One order of themes from the orders in which several agenda items print theirs: a sequence that holds each of them.
 * A label that an item prints twice stands for two themes. Answers the labels, and per item the positions.
 */
export function mergedThemes(orders: readonly (readonly string[])[]): {
  readonly labels: readonly string[]
  readonly positions: readonly (readonly number[])[]
} {
  const themes: { readonly label: string }[] = []
  const chosen = orders.map(labels => {
    let at = -1
    return labels.map(label => {
      const next = themes.findIndex((theme, index) => index > at && theme.label === label)
      at = next === -1 ? at + 1 : next
      if (next === -1) themes.splice(at, 0, { label })
      return themes[at]
    })
  })
  return {
    labels: themes.map(theme => theme.label),
    positions: chosen.map(each => each.map(theme => (theme === undefined ? -1 : themes.indexOf(theme)))),
  }
}
