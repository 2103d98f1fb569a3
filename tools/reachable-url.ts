/** Where a server that listens on `host` is reached from its own machine: all addresses are no address to go to. */
export function reachableUrl(host: string, port: string): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
