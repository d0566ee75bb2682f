import { asides } from './asides.ts'
import { definitionOf } from './definitions.ts'
import { fileView } from './file.ts'
import { damages, remarks } from './link.ts'
import { notes, problems } from './problems.ts'
import { terms } from './terms.ts'

/** Texts that most visits never need: they are downloaded when something asks for them. */
export const rare = { ...asides, problems, notes, remarks, damages, definitionOf, fileView, terms }

export type RareMessages = typeof rare
