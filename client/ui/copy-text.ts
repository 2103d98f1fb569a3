/** The clipboard needs a secure page; on plain HTTP in a closed network a selection is copied the old way. */
export async function copyText(
  value: string,
  field: HTMLInputElement | HTMLTextAreaElement | null = null,
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    return field === null ? copyFromAside(value) : copySelected(field)
  }
}

function copySelected(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  field.select()
  return document.execCommand('copy')
}

/** A field must hold what is copied; focus goes back to where it was. */
function copyFromAside(value: string): boolean {
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = value
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  const isCopied = copySelected(field)
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
