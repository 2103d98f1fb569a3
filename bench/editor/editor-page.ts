import type { Provider } from '../../test/support/provider.ts'
import type * as Y from '../../test/support/yjs.ts'

export type NewBlock = { readonly id: string; readonly author: string; readonly text: string }

/** Gives a browser what lets it in. */
export type Enter = (browser: { addCookies: (cookies: Cookie[]) => Promise<void> }) => Promise<void>
type Cookie = { readonly name: string; readonly value: string; readonly url: string }

/** A document that a page can show. */
export type Place = {
  /** The address of the page. */
  readonly url: string
  /** Lets a browser in. */
  readonly enter: Enter
  /** Somebody else's connection to the document, by name. */
  readonly connect: (name: string) => Promise<Provider>
  /** A new block at the end of the document. */
  readonly append: (doc: Y.Doc, block: NewBlock) => void
  /** The texts of the document's blocks, in order. */
  readonly texts: (doc: Y.Doc) => readonly Y.XmlText[]
}

/** An editor that is measured: its server, its page, its documents. */
export type EditorPage = {
  readonly id: 'yoroku' | 'plain'
  readonly label: string
  /** A new document with so many blocks. */
  readonly fill: (blocks: number) => Promise<Place>
  readonly close: () => Promise<void>
}
