import type { Contents } from './contents.ts'
import type { ByteSource } from './source.ts'

/** What every file of `readers` exports as `reader`, in this order. Adding a format is adding such a file. */
export interface Reader {
  /** As `sniff` names the format. */
  readonly id: string
  /** Place in the list of what opens. */
  readonly order: number
  /** Extensions that the page names. */
  readonly extensions: readonly string[]
  /** Further extensions under which such content is no surprise. */
  readonly alsoFine: readonly string[]
  /** Lists the tensors of a file whose content `sniff` found to be of this format. Throws CoreError. */
  readonly open: (file: ByteSource) => Promise<Contents>
  /** For formats that are text: the same for text that was typed or pasted. */
  readonly parse?: (name: string, text: string) => Contents
}
