/** A plain TipTap editor on a shared document, as its documentation sets one up: what `npm run bench:editor` compares with. */
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const address = new URL(location.href).searchParams
const document = new Y.Doc()
const provider = new WebsocketProvider(address.get('server'), address.get('room'), document, {
  disableBc: true,
})

provider.once('sync', () => {
  const editor = new Editor({
    element: globalThis.document.getElementById('editor'),
    extensions: [Document, Paragraph, Text, Collaboration.configure({ document })],
  })
  editor.commands.focus('end')
})
