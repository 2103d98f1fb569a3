import { SaxesParser, type SaxesTagPlain } from 'saxes'

/** What a reader of a part of an Office file is told, in document order. */
export type XmlEvents = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** Reads XML strictly. A document type, the way in for entities that grow, is refused. */
export function readXml(xml: string, events: XmlEvents): void {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new Error('a document type is not read')
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => events.open?.(name, attributes))
  parser.on('closetag', ({ name }) => events.close?.(name))
  parser.on('text', text => events.text?.(text))
  parser.write(xml).close()
}
