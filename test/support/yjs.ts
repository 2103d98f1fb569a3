/** The application's Yjs. Below bench/ the bare name may mean the one installed for the peers, and two of them do not mix. */
export * from 'yjs'
