import type { TraceStep } from '../../core/quantizer/method.ts'
import { count } from '../numbers.ts'
import { many } from './plural.ts'

/** Charts and the worked weight. */
export const charts = {
  charts: {
    original: 'Original',
    quantized: 'Quantized',
    staircase: 'Staircase',
    error: 'Error',
    originalSub: (n: number, std: string, min: string, max: string): readonly string[] => [
      many(n, 'weight', 'weights'),
      `, std ${std}`,
      `, ${min} to ${max}`,
    ],
    bins: (width: string) => `bins of ${width}`,
    quantizedSub: (used: number, available: number, zeroed: number): readonly string[] => [
      `${count(used)} of ${count(available)} levels`,
      zeroed > 0 ? `, ${many(zeroed, 'becomes', 'become')} 0` : '',
    ],
    distinctSub: (distinct: number): readonly string[] => [
      `${count(distinct)} distinct`,
      distinct === 1 ? '\u00a0value' : '\u00a0values',
    ],
    staircaseSub: 'what each weight becomes',
    scatterSub: (shown: number) => `${count(shown)} of the weights and what they become`,
    errorSub: 'quantized − original',
    inSteps: (s: string) => `, in steps of s = ${s}`,
    inStepsOfGroups: ', in steps of each scale',
    inRmse: (rmse: string) => `, in units of the RMSE ${rmse}`,
    scale: 'Count axis',
    scales: { linear: 'linear', sqrt: '√', log: 'log' },
    scaleShort: { linear: 'linear', sqrt: '√ scale', log: 'log' },
    scaleNames: { linear: 'linear count axis', sqrt: 'square root count axis', log: 'logarithmic count axis' },
    clipped: (n: number) => `${count(n)} clipped`,
    code: (code: number) => `code ${count(code)}`,
    zeroPoint: (code: number) => `code ${count(code)} = zero point`,
    halfStep: ['rounding never goes', 'past half a step'] as readonly [string, string],
    wholeStep: ['rounding stays within', 'one step'] as readonly [string, string],
    beyond: 'beyond',
    far: 'far',
    beyondView: (n: number, value: string) => `${count(n)} at ${value}`,
    handleA: 'Lower end a of the range, drag to move',
    handleB: 'Upper end b of the range, drag to move',
    summaries: {
      original: (n: number, min: string, max: string, peak: string, top: number, clipped: number) =>
        `Original weights: ${count(n)} from ${min} to ${max}; tallest bin at ${peak} with ${count(top)}; ${count(clipped)} clipped.`,
      quantized: (
        used: number,
        min: string,
        max: string,
        peak: string,
        top: number,
        n: number,
        below: number,
        above: number,
      ) =>
        `Quantized weights: ${many(used, 'level', 'levels')} from ${min} to ${max}; tallest at ${peak} with ${count(top)} of ${count(n)}; ${count(below)} and ${count(above)} clipped at the ends.`,
      staircase: (levels: number, min: string, max: string) =>
        `Staircase from weight to quantized value: ${many(levels, 'level', 'levels')} from ${min} to ${max}.`,
      scatter: (n: number) => `Scatter of ${count(n)} weights against their quantized values.`,
      error: (unit: string, inside: number, beyond: number) =>
        `Error in units of ${unit}: ${count(inside)} weights within ±1.5, ${count(beyond)} beyond.`,
      empty: 'Nothing to draw: no weight is a finite number.',
    },
  },
  worked: {
    title: 'One weight, worked',
    short: 'One weight',
    previous: 'Previous weight',
    next: 'Next weight',
    /** What a stage means, and its term, unless whatever has the stage gives its own. */
    steps: {
      x: ['the weight', 'x'],
      offset: ['above the offset of its block'],
      divide: ['in steps', 'x ÷ s'],
      multiply: ['in steps of 2⁻ᵏ'],
      round: ['to a whole number', 'round'],
      shift: ['shift by the zero point', '+ z'],
      saturate: ['the stored code', 'saturate'],
      nearest: ['representable value', 'nearest'],
      sign: ['−1 or +1', 'sign'],
      threshold: ['−1, 0 or +1', 'threshold'],
      max: ['not below a'],
      min: ['not above b'],
      cast: ['the stored code', 'to int32'],
      dequantize: ['dequantized', 'x̂'],
      error: ['error', 'x̂ − x'],
    } as Readonly<Record<TraceStep['id'], readonly [meaning: string, term?: string]>>,
    inUnits: 'in units of the scale',
    errorInSteps: (steps: string) => `error: ${steps} of a step`,
    clipped: 'clipped',
  },
}
