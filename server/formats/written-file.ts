/** A file that the server has written, and what whoever asked for it should know. */
export type WrittenFile = {
  readonly file: Uint8Array
  /** What a PDF conforms to; absent for other files. */
  readonly standard?: string
  /** Characters that kept a PDF from the standard asked for. */
  readonly missing?: readonly string[]
  /** Tags of a template that printed nothing, and what of the summary no tag of it printed; absent for other files. */
  readonly empty?: readonly string[]
  readonly left?: readonly string[]
}
