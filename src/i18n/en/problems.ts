import type { Problem, ProblemCode, Problems } from '../../core/errors.ts'
import type { CellFault, EntryFault, FileNotes } from '../../core/formats/problems.ts'
import { bytes as size, count, exact } from '../numbers.ts'
import { modelNotes, modelProblems, refusedTypes, sizeOf, unfinished } from './model-problems.ts'
import { many } from './plural.ts'

const cellAdvice: Readonly<Record<CellFault, string>> = {
  word: 'which is not a number. Remove it or put a number there; leave the cell empty where a value is missing.',
  'row-label': 'which is not a number. Remove the column of names.',
  hex: 'which is not a decimal number. Write it in decimal.',
  underscore: 'which is not a plain number. Write it without underscores.',
  'decimal-sign': 'but the other numbers have another decimal sign. Use the same one everywhere.',
  'left-out': 'which stands for values that the print left out. Save the array as .npy, or print all of it.',
}

const noNumbers = {
  nothing: 'it is empty, or all of its cells are missing. Choose a file that holds numbers.',
  header: 'after the header there is nothing. Add lines of numbers below it.',
  words: 'only words. Choose a file that holds numbers.',
} as const

const skipped: Readonly<Record<EntryFault, string>> = {
  words: 'not a list of numbers',
  jagged: 'lists of different lengths',
  mixed: 'numbers and lists mixed',
  objects: 'objects within a list',
  empty: 'nothing in it',
}

/** One sentence or two for everything that the core can refuse: the thing, the reason, the way out. */
export const problems = {
  'unknown-method': ({ id }) => `The method "${id}" is not available in this version. Choose another one.`,
  'unknown-generator': ({ id }) => `The distribution "${id}" is not available in this version. Choose another one.`,
  'bad-axis': ({ axis, rank }) =>
    `Axis ${axis} does not exist: the tensor has ${many(rank, 'axis', 'axes')}, counted from 0. Choose another axis.`,
  'bad-grid': ({ expected, actual }) =>
    `${many(expected, 'scale is', 'scales are')} needed, ${count(actual)} given. Choose the grouping that the scales belong to.`,
  'sorting-memory': ({ count: n, bytes }) =>
    `There is not enough memory to sort ${count(n)} weights: it takes ${size(bytes)} for a moment. Nothing is lost; answers come as before. Close other tabs and try again.`,
  'tensor-deadly': ({ tensor }) =>
    `The calculation ended twice at ${tensor}, probably for want of memory. The scan went on without it. Close other tabs, or try another method.`,
  'fetch-failed': ({ name, status }) =>
    `${name} could not be fetched: ${status ? `the server answered ${status}` : 'there was no answer'}. Check the connection and load the page again.`,

  'no-files': ({ opens }) => `No file was given. Quantscope opens ${opens}.`,
  'file-empty': ({ file }) => `${file} is empty. Choose a file that holds numbers.`,
  'file-short': ({ file, bytes }) =>
    `${file} is truncated: ${sizeOf(bytes)} is too short for any format. ${unfinished}`,
  'file-unreadable': ({ file }) =>
    `${file} cannot be read: it was moved, changed or locked after it was chosen. Choose it again.`,
  'file-too-large': ({ file, bytes, limit }) =>
    `${file} is too large: it has ${sizeOf(bytes)} of text, and ${count(limit)} is the limit. Save the numbers as .npy.`,
  'file-unknown': ({ file, start, opens }) =>
    `${file} holds binary data in an unknown format: its first bytes are ${start}. Quantscope opens ${opens}. Numbers without a format open under “Raw numbers without a format” in the Lab, below File.`,
  'file-web-page': ({ file, kind }) =>
    `${file} is a web page (${kind}), not a file of weights. Download the file itself, not the page about it.`,
  'file-lfs-pointer': ({ file, bytes }) =>
    `${file} is a Git LFS pointer: it only stands for the real file${bytes ? ` of ${sizeOf(bytes)}` : ''}. Run git lfs pull, or download the file itself.`,
  'file-image': ({ file, kind }) =>
    `${file} is an image (${kind}), not a file of weights. Choose the weights themselves.`,
  'file-packed': ({ file, kind }) => `${file} is packed with ${kind}. Unpack it and open the file inside.`,
  'file-foreign': ({ file, kind, opens }) =>
    `${file} is ${kind}, which Quantscope does not open. Save its arrays in one of these: ${opens}.`,
  'format-not-yet': ({ file, format, opens }) =>
    `${file}: Quantscope does not open ${format} yet. It opens ${opens}; numpy.save writes an array as .npy.`,
  'header-cut': ({ file, needs, bytes }) =>
    `${file} is truncated: its header is expected to end at byte ${count(needs)}, but the file has ${count(bytes)}. ${unfinished}`,
  'tensor-unknown': ({ file, tensor }) => `${file} has no tensor "${tensor}". Choose one from its list.`,
  'tensor-too-large': ({ file, tensor, count: n, limit }) =>
    `${file}: tensor "${tensor}" has ${count(n)} values, ${size(4 * n)} as float32, and ${count(limit)} (${size(4 * limit)}) is the limit of a browser tab. Save a part of it, such as its first rows.`,
  'tensor-memory': ({ file, tensor, count: n, bytes }) =>
    `${file}: there is not enough memory for the ${count(n)} values of tensor "${tensor}", ${size(bytes)} as float32. Close other tabs and try again, or save a part of it.`,

  'npy-header': ({ file, text }) =>
    `${file} has a damaged header: "${text}" does not describe an array. Nothing in it was run. Write the file again with numpy.save.`,
  'npy-header-key': ({ file, key }) =>
    `${file} has a damaged header: ${key} is missing or wrong. Write the file again with numpy.save.`,
  'npy-version': ({ file, version }) =>
    `${file} has npy version ${version}; known are 1.0, 2.0 and 3.0. Write the file again with numpy.save.`,
  'npy-shape': ({ file, shape }) =>
    `${file} has an impossible shape: ${shape}. A shape is up to 64 whole numbers, none negative and none beyond 2^53. Write the file again with numpy.save.`,
  'npy-dtype': ({ file, dtype, kind }) => `${file} has dtype ${dtype}: ${refusedTypes[kind]}`,
  'npy-truncated': ({ file, shape, dtype, needs, bytes }) =>
    `${file} is truncated: the shape ${shape} of ${dtype} needs ${sizeOf(needs)}, but the file has ${count(bytes)}. ${unfinished}`,

  'text-not-a-number': ({ file, line, column, text, fault }) =>
    `${file}: line ${line}, column ${column} holds "${text}", ${cellAdvice[fault]}`,
  'text-ragged': ({ file, line, count: n, firstLine, expected }) =>
    `${file}: line ${line} has ${many(n, 'value', 'values')}, but line ${firstLine} has ${count(expected)}. All lines need the same number; leave a cell empty where a value is missing.`,
  'text-no-numbers': ({ file, holds }) => `${file} holds no number: ${noNumbers[holds]}`,
  'text-quote': ({ file, line, column }) =>
    `${file}: the quote that opens in line ${line}, column ${column} is never closed. Close it or remove it.`,
  'text-binary': ({ file, line, column }) =>
    `${file}: line ${line}, column ${column} holds binary bytes, not a number. The file is damaged or in another format: export it again.`,

  'json-syntax': ({ file, line, character, text }) =>
    `${file} is not valid JSON: line ${line}, character ${character} holds "${text}", which has no meaning there. Correct that place.`,
  'json-cut': ({ file, line, character }) =>
    `${file} is truncated: the JSON ends at line ${line}, character ${character}, before all brackets and quotes are closed. Close them, or get all of it again.`,
  'json-left-out': ({ file, line, character }) =>
    `${file}: line ${line}, character ${character} holds "…", which stands for values that the print left out. Save the array as .npy, or print all of it.`,
  'json-deep': ({ file, limit }) =>
    `${file} is nested too deep: lists and objects are read up to ${count(limit)} levels. Flatten it, or save the array as .npy.`,
  'json-records': ({ file, line }) =>
    `${file}: line ${line} begins another JSON value beside an object. Keep one object that names lists, or one list per line.`,
  'json-no-numbers': ({ file, keys }) =>
    `${file} is JSON with no numbers in a list${keys ? `: it holds only ${keys}` : ''}. If it should be a model, check the download: this may be an error reply.`,
  'json-jagged': ({ file, path, count: n, first, expected }) =>
    `${file}: in its JSON, ${path} has ${many(n, 'value', 'values')}, but ${first} has ${count(expected)}. Lists of one level need the same length.`,
  'json-mixed': ({ file, path }) =>
    `${file}: its JSON mixes numbers and lists at ${path}. The items of a list must all be numbers or all be lists.`,
  'json-words': ({ file, path, text }) =>
    `${file}: in its JSON, ${path} is "${text}", which is not a number. Remove it, or write null where a value is missing.`,
  'json-objects': ({ file, path }) =>
    `${file}: in its JSON, ${path} is an object within a list. Keep lists of numbers, or one object that names such lists.`,
  ...modelProblems,
} satisfies { [C in ProblemCode]: (values: Problems[C]) => string }

/** Remarks on files that were read. */
export const notes = {
  'note-missing': ({ file, count: n }) =>
    `${file}: ${many(n, 'value is', 'values are')} missing (empty, NA or null) and ${n === 1 ? 'counts' : 'count'} as NaN.`,
  'note-infinite': ({ file, count: n, text, line }) =>
    `${file}: ${many(n, 'number is', 'numbers are')} beyond float64 and became infinite, first "${text}" in line ${line}.`,
  'note-header': ({ file, line, text }) => `${file}: line ${line} has words in it and was taken as a header: ${text}.`,
  'note-index-column': ({ file }) =>
    `${file}: the first column has no name and is probably a row index. It is read as data; remove it if it is none.`,
  'note-trailing-column': ({ file }) => `${file}: every line ends with a delimiter; the empty last column was dropped.`,
  'note-full-width': ({ file }) => `${file}: full-width digits and signs were read as ordinary ones.`,
  'note-thousands': ({ file, count: n, text, value }) =>
    `${file}: ${many(n, 'number has', 'numbers have')} separators of thousands; "${text}" was read as ${exact(value)}.`,
  'note-decimal-comma': ({ file, text, value }) =>
    `${file}: commas were taken for decimal signs; "${text}" was read as ${exact(value)}.`,
  'note-encoding': ({ file, encoding }) =>
    `${file} is not UTF-8 and was read as ${encoding}. Words may look wrong; numbers are right.`,
  'note-extra-bytes': ({ file, count: n }) =>
    `${file}: ${many(n, 'extra byte follows', 'extra bytes follow')} the data and were ignored.`,
  'note-extension': ({ file, format }) => `${file} is ${format}, whatever its name says, and was read as that.`,
  'note-json-lines': ({ file, count: n }) =>
    `${file} holds ${count(n)} JSON lists, one after the other. They were joined into one array.`,
  'note-json-constants': ({ file, count: n }) =>
    `${file}: ${many(n, 'value is', 'values are')} NaN or Infinity, which Python writes but JSON does not have. They were read as such.`,
  'note-json-comma': ({ file, count: n }) =>
    `${file} is not strict JSON: ${many(n, 'comma', 'commas')} with nothing after ${n === 1 ? 'it was' : 'them were'} ignored.`,
  'note-json-strings': ({ file, count: n }) =>
    `${file}: ${many(n, 'number stands', 'numbers stand')} in quotes; the quotes were ignored.`,
  'note-json-booleans': ({ file, count: n }) =>
    `${file}: true and false were read as 1 and 0 (${many(n, 'value', 'values')}).`,
  'note-skipped': ({ file, names, count: n, fault }) =>
    `${file}: ${many(n, 'entry was', 'entries were')} skipped (${skipped[fault]}): ${names}.`,
  'note-duplicate': ({ file, count: n, name, shown }) =>
    `${file}: ${many(n, 'tensor has a duplicate name', 'tensors have duplicate names')}; the second "${name}" is listed as "${shown}".`,
  'note-unread': ({ file, count: n, names, problem }) =>
    `${file}: ${many(n, 'tensor', 'tensors')} cannot be read (${names}${more(n, names)}). ${sentence(problem)}`,
  ...modelNotes,
  'note-file-refused': ({ problem }) => sentence(problem),
} satisfies { [C in keyof FileNotes]: (values: FileNotes[C]) => string }

/** Says that a list of names is not all of them. */
const more = (n: number, names: string): string => (n > names.split(', ').length ? ', …' : '')

function sentence(problem: Problem): string {
  return problems[problem.code](problem.values as never)
}
