/**
 * The folders of `src/view`, from the page down to what everything is made of. Each imports only from steps below its own;
 * two of one step do not know each other. The files beside the folders (named '' here) and the styles are below all.
 */
const STEPS = [
  ['page'],
  ['file', 'lab'],
  ['panels'],
  ['rail'],
  ['charts'],
  ['controls'],
  ['terms', 'texts'],
  ['', 'styles'],
]

/** Why a file of `src/view` may not import another one; null where it may, and where one of them is elsewhere. */
export function whyWrongFolder(path: string, target: string): string | null {
  const [from, to] = [folderOf(path), folderOf(target)]
  if (from === null || to === null || from === to) return null
  const unknown = [from, to].find((folder) => stepOf(folder) < 0)
  if (unknown !== undefined) return `${unknown} is no known folder of src/view`
  return stepOf(from) < stepOf(to) ? null : `${nameOf(from)} may not import ${nameOf(to)}`
}

/** The folder of `src/view` that a file is in; empty for files directly in it. */
function folderOf(path: string): string | null {
  const [, part, folder = '', rest] = path.split('/')
  if (part !== 'view') return null
  return rest === undefined ? '' : folder
}

const stepOf = (folder: string): number => STEPS.findIndex((step) => step.includes(folder))

const nameOf = (folder: string): string => (folder === '' ? 'what stands directly in view' : `view/${folder}`)
