const KEEP_MS = 60_000

/** Downloads a file under the name that the server gives it, for a page that has to read the answer's headers. */
export async function saveFile(href: string): Promise<Response> {
  const response = await fetch(href)
  if (!response.ok) throw new Error(`no file: ${response.status}`)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = nameIn(response.headers.get('content-disposition') ?? '')
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
  return response
}

function nameIn(disposition: string): string {
  return decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '')
}
