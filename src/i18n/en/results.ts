import { count } from '../numbers.ts'
import { many } from './plural.ts'

/** Figures and the sentences about them. */
export const results = {
  figures: {
    label: 'Figures',
    sqnr: 'Signal to noise, SQNR',
    sqnrShort: 'SQNR',
    bits_per_weight: 'Bits per weight',
    bitsShort: 'bits/weight',
    size: (of: string) => `Size, of ${of}`,
    clipped: 'Clipped',
    clippedShort: 'clipped',
    leftOut: 'Left out',
    of: (n: string) => `of ${n}`,
    rmse: 'RMSE',
    max_abs: 'Max |error|',
    mean_error: 'Mean error',
    comesFrom: 'Squared error comes from',
    rounding: (share: string) => `rounding ${share}`,
    clipping: (share: string) => `clipping ${share}`,
    noError: 'no error',
    previous: (what: string) => `Figures of the previous setting: ${what}`,
    mse: 'MSE',
    mae: 'MAE',
    rel_l2: 'Relative L2',
    cosine: 'Cosine',
    kl: 'KL divergence',
    js: 'JS divergence',
    entropy: 'Code entropy',
    levels_used: 'Levels used',
    levels: 'Levels available',
    zeroed: 'Became 0',
    rounding_share: 'Error from rounding',
    clipping_share: 'Error from clipping',
    bytes: 'Size',
    compression: 'Compression',
    rmse_step: 'RMSE ÷ s',
  },
  sentences: {
    noError: (n: number) =>
      `Every weight is already a level: ${n === 1 ? 'it comes' : `all ${count(n)} come`} back exactly. There is no noise to divide by, so SQNR is infinite.`,
    allZero:
      'All weights are 0: no signal to compare with, so SQNR has no value. The range has no width; the scale is set to 1.',
    zeroReference: 'All weights are 0 but the quantized values are not: SQNR is −∞.',
    none: 'No weight is a finite number, so there is nothing to draw and no figure has a value.',
    empty: 'This tensor holds no weights: its shape has a 0.',
    notFinite: (total: number, parts: readonly string[]) =>
      `${total === 1 ? '1 weight is not a number' : `${count(total)} weights are not numbers`}: ${parts.join(', ')}. ${total === 1 ? 'It is' : 'They are'} left out of charts and figures.`,
    nan: (n: number) => `${count(n)} NaN`,
    posinf: (n: number) => `${count(n)} +∞`,
    neginf: (n: number) => `${count(n)} −∞`,
    overflowed: (n: number) => `${many(n, 'weight is', 'weights are')} too large for float32 and became ±∞.`,
    allToZero: (method: string) => `Here ${method} makes every weight 0.`,
    stored32: (bits: string) =>
      `The codes need ${bits === '1' ? '1 bit' : `${bits} bits`} each; the article’s snippets store 32.`,
    searching: 'The range is still that of the previous setting; the search for the new one runs.',
    why: {
      zeroReference: 'Undefined: all weights are 0',
      noCodes: 'Undefined: this method stores no codes',
      noError: 'Undefined: there is no error to share out',
      noWeights: 'Undefined: no weight is a finite number',
      noScale: 'Undefined: there is no single step s',
    },
  },
}
