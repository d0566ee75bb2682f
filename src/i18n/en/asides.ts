import { OPENS } from '../../core/formats/extensions.ts'
import type { LevelLine } from '../../core/quantizer/method.ts'
import type { Remarks } from '../../core/quantizer/remarks.ts'
import { count } from '../numbers.ts'
import { many } from './plural.ts'

/** Banners, pages without a scene, dialogs and panels. */
export const asides = {
  notices: {
    rest: 'The rest of the link is used as it is.',
    pastedWords: 'The text holds no number. Type or paste at least one, for example 1.2, 2.3.',
    chooseAnother: 'Choose another file',
    crashed: (message: string) =>
      `The calculation failed and could not be restarted: ${message}. Reload the page to go on; the link in the address bar keeps the scene.`,
    copyCorrected: 'Copy the corrected link',
    otherFile: (name: string, actual: string, expected: string) =>
      `${name} has the same name but other contents (sha256 ${actual}… instead of ${expected}…). Open it as a new scene?`,
    openAsNew: 'Open as a new scene',
  },
  /** What a result was made with, in a few words. */
  recipe: {
    describe: (method: string, bits: string, range: string) => [method, bits, range].filter(Boolean).join(', '),
    bits: (k: number) => many(k, 'bit', 'bits'),
    fractionalBits: (k: number) => many(k, 'fractional bit', 'fractional bits'),
    rangeBy: (how: string) => `range by ${how}`,
    byHand: 'range by hand',
    previous: (what: string) => `Figures of the previous setting: ${what}`,
    searching: 'The range is still that of the previous setting; the search for the new one runs.',
  },
  /** About a result as a whole. */
  result: {
    noError: (n: number) =>
      `Every weight is already a level: ${n === 1 ? 'it comes' : `all ${count(n)} come`} back exactly. There is no noise to divide by, so SQNR is infinite.`,
    allZero:
      'All weights are 0: no signal to compare with, so SQNR has no value. The range has no width; the scale is set to 1.',
    zeroReference: 'All weights are 0 but the quantized values are not: SQNR is −∞.',
    none: 'No weight is a finite number, so there is nothing to draw and no figure has a value.',
    empty: 'This tensor holds no weights: its shape has a 0.',
    notFinite: (total: number, parts: readonly string[]) =>
      `${many(total, 'weight is', 'weights are')} not finite: ${parts.join(', ')}. ${total === 1 ? 'It is' : 'They are'} left out of charts and figures.`,
    nan: (n: number) => `${count(n)} NaN`,
    posinf: (n: number) => `${count(n)} +∞`,
    neginf: (n: number) => `${count(n)} −∞`,
    overflowed: (n: number) => `${many(n, 'weight is', 'weights are')} too large for float32 and became ±∞.`,
    allToZero: (method: string) => `Here ${method} makes every weight 0.`,
  },
  blocked: {
    incompleteTitle: 'This link is incomplete.',
    damagedTitle: 'The weights in this link are damaged.',
    newerTitle: 'This link needs a newer Quantscope.',
    startExample: 'Start with the example',
    methodTitle: (id: string) => `The method “${id}” is not available in this version.`,
    methodText: 'Nothing is put in its place. Choose a method in the controls, or open the link in a newer version.',
    sourceTitle: (id: string) => `The weights “${id}” are not available in this version.`,
    sourceText:
      'Nothing is put in their place. Choose other weights in the controls, or open the link in a newer version.',
    fileTitle: (name: string) => `This scene uses the file ${name}.`,
    fileText: 'Drop the same file to go on. It is read here and not uploaded.',
    chooseFile: 'Choose the file',
    failedTitle: 'The weights could not be loaded.',
    stoppedTitle: 'Stopped before there was anything to show.',
    stoppedText: 'Reload the page to begin again, or start with the example.',
  },
  share: {
    title: 'Share this scene',
    link: 'Link',
    copy: 'Copy link',
    refused: 'The browser did not allow copying. The link is selected: copy it with Ctrl C.',
    length: (n: number, fits: boolean) =>
      `${count(n)} characters, ${fits ? 'fits every chat and slide' : 'may be cut by chat programs'}.`,
    recipe: 'Your weights are in the link as a recipe; nothing was uploaded.',
    typed: 'The values themselves are in the link; nothing was uploaded.',
    nameOnly: 'The link names the file only. Whoever opens it needs the same file.',
    put: (n: number) => `Put the ${count(n)} values into the link`,
    putHint: 'Everybody who has the link then has the values.',
    missing: 'The values cannot be had at this moment. Close this and share once more.',
    tooLong: (n: number) => `${count(n)} values are too many for a link.`,
  },
  keys: {
    title: 'Keys',
    enabled: 'Single keys are on',
    list: [
      ['+ −', 'one bit more, one bit less'],
      ['L', 'count axis: √, linear, log'],
      ['B', 'more or fewer bins'],
      ['[ ]', 'previous or next weight'],
      ['P', 'projector view'],
      ['1 4', 'views: Lab, File'],
      ['/', 'File: filter the tensors by name'],
      ['Ctrl Z', 'undo'],
      ['Shift Ctrl Z', 'redo'],
      ['?', 'this list'],
      ['Esc', 'closes what is open'],
    ] as readonly (readonly [string, string])[],
    handle:
      'On a handle: ← → move it, with Shift ten times as far; Home and End go to the data’s min and max; Esc takes it back.',
  },
  panels: {
    copy: 'Copy',
    copied: 'Copied',
    pythonHint: 'NumPy that gives exactly these numbers.',
    ggmlHint:
      'Python that calls ggml itself: its library libggml-base and the package gguf must be there. Built without fused multiply-add, it gives exactly these numbers.',
    formulaHint: 'The numbers in force',
    numbersFor: (place: string) => `For ${place}:`,
    tableOf: { original: 'Bin by bin', levels: 'Levels', error: 'Error, in steps' },
    columns: {
      from: 'from',
      to: 'to',
      original: 'original',
      quantized: 'quantized',
      clipped: 'clipped',
      code: 'code',
      level: 'level',
      count: 'count',
      rounding: 'rounding',
      clipping: 'clipping',
    },
    rows: (shown: number, total: number) => `${count(shown)} of ${count(total)} rows`,
  },
  tooltip: {
    interval: (from: string, to: string) => `${from} to ${to}`,
    become: (n: number) => [many(n, 'weight', 'weights'), n === 1 ? 'becomes' : 'become'] as readonly [string, string],
    becomeLevel: (level: string) => `the level ${level}`,
    becomeLevels: (n: number, from: string, to: string) => `${count(n)} levels, ${from} to ${to}`,
    level: (level: string) => `level ${level}`,
    holds: (n: number) => many(n, 'weight', 'weights'),
    feeds: (from: string, to: string) => `from ${from} to ${to}`,
    feedsBelow: (to: string) => `from all below ${to}`,
    feedsAbove: (from: string) => `from all above ${from}`,
    beyond: (limit: string) => `beyond ${limit}`,
    ofClipped: (n: number) => `of these ${count(n)} clipped`,
  },
  generate: {
    distribution: 'Distribution',
    n: 'n',
    newSeed: 'New seed',
    mean: 'mean',
    std: 'std',
    df: 'df',
    modes: '± mode',
    outliers: 'outliers',
    spread: 'size in std',
    shape: 'shape',
  },
  printed: { article: 'article prints', numpy: 'NumPy prints' },
  hints: {
    source: {
      n: 'Number of weights, 1 to 10,000,000',
      seed: 'The same seed gives the same weights in every browser',
      mean: 'Mean of the distribution',
      std: 'Standard deviation',
      df: 'Degrees of freedom: fewer mean heavier tails',
      modes: 'Distance of the two modes from the mean',
      outliers: 'How many weights become outliers',
      spread: 'Size of the outliers in standard deviations',
      shape: 'Rows × columns; the product must be n',
    },
    article: {
      integer: '4.5 is a tie and goes to the even 4; 5.6 goes to 6.',
      'fixed-point': 'Every weight × 2⁴, then rounded: 1.2 → 19.2 → 19.',
      clip: 'All five lie inside [−10, 10], so only the cast changes them: it drops the decimals.',
    },
  },
  menu: {
    choose: 'Choose a method',
    filter: 'Type to filter',
    none: (query: string) => `No method matches “${query}”.`,
    source: (reference: string) => `Reference: ${reference}`,
  },
  levels: {
    line: (n: number, least: string, greatest: string, unit: LevelLine['unit']) =>
      unit === 'code'
        ? `${many(n, 'code', 'codes')} from ${least} to ${greatest}`
        : `${many(n, 'level', 'levels')} from ${least} to ${greatest}${unit === 'scale' ? ', times the scale' : ''}`,
    lost: (n: number) =>
      `${many(n, 'weight becomes', 'weights become')} ±∞ or NaN: clipped, and left out of the other figures.`,
    remarks: {
      'blocks-cross-rows': ({ row, block }) =>
        `Rows have ${count(row)} weights, which is no multiple of ${count(block)}: blocks run on into the next row. The reference would refuse this shape.`,
      padded: ({ zeros, block }) =>
        `Blocks of ${count(block)} that are not full get ${many(zeros, 'zero', 'zeros')} in all, which count in the size.`,
      'scale-saturated': ({ greatest }) =>
        `A block needs a scale above ${count(greatest)}, the greatest half-precision number. It is held there, so the weights of the block are clipped.`,
    } as { readonly [C in keyof Remarks]: (values: Remarks[C]) => string },
  },
  presenter: {
    leaves: 'leaves',
    leave: 'Leave the projector view',
    weights: (name: string, n: number) => `${name}, ${many(n, 'weight', 'weights')}`,
  },
  bring: {
    numbers: 'Numbers',
    numbersHint: 'Type or paste numbers, a table, a Python list or JSON.',
    usePasted: 'Use these numbers',
    pastedName: 'Pasted text',
    choose: 'Choose a file',
    fileDrop: 'Or drop one anywhere on the page. ',
    fileHint: `Opens ${OPENS}. It is read here. Nothing is uploaded.`,
    opened: (name: string) => `Open: ${name}`,
    address: 'Address of a file',
    openAddress: 'Open',
    raw: {
      title: 'Raw numbers without a format',
      dtype: 'Type of the numbers',
      order: 'Byte order',
      orders: { little: 'little-endian', big: 'big-endian' },
      offset: 'offset',
      offsetLabel: 'Bytes before the first number',
      choose: 'Choose a raw file',
    },
    sort: {
      offer: (n: number, seconds: string, peak: string, stays: string) =>
        `${count(n)} weights are not sorted without asking. Sorted, answers come in milliseconds while you drag, instead of in about ${seconds} s, and ranges are found faster. It takes ${peak} of memory for a moment, ${stays} to stay.`,
      start: 'Sort',
      work: 'Sorting the weights',
    },
    stored: {
      blocks: (type: string, elements: number, bytes: number) =>
        `The file stores ${type}: blocks of ${many(elements, 'weight', 'weights')} in ${many(bytes, 'byte', 'bytes')}. What you see are its dequantized values.`,
      affine: (dtype: string, scales: number, axis: number | null, group: number | null) =>
        `The file stores ${dtype} codes with ${many(scales, 'scale', 'scales')}${axis === null ? '' : ` along axis ${count(axis)}`}${group === null ? '' : `, in groups of ${count(group)}`}. What you see are its dequantized values.`,
      weight: 'This weight as stored:',
      place: (block: number, place: number) => `block ${count(block)}, place ${count(place)}:`,
    },
  },
  work: {
    load: 'Loading the weights',
    range: 'Searching the best range',
    measure: 'Calculating',
    progress: (share: string, seconds: number | null) =>
      seconds === null ? share : `${share}, about ${many(seconds, 's', 's')}`,
    stop: 'Stop',
  },
  toast: {
    restarted: 'The calculation stopped answering and was restarted. Your settings and weights are back.',
    copied: (length: number) => `Link copied: ${count(length)} characters.`,
    axis: (axis: number) => `These weights have no axis ${count(axis)}. Axis 0 is used.`,
    stopped: 'Stopped. The last result stays on the page.',
  },
  drop: {
    title: 'Drop to open',
    formats: OPENS,
    privacy: 'It is read here. Nothing is uploaded.',
  },
}
