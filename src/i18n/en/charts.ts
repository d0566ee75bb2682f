import type { TraceStep } from '../../core/quantizer/method.ts'
import { count, exact } from '../numbers.ts'
import { many } from './plural.ts'

/** Charts and the worked weight. */
export const charts = {
  charts: {
    original: 'Original',
    quantized: 'Quantized',
    staircase: 'Staircase',
    error: 'Error',
    originalSub: (n: string, std: string, min: string, max: string): readonly string[] => [
      `${n} weights`,
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
    position: (axes: readonly number[]) =>
      axes.length === 2
        ? `row ${count((axes[0] ?? 0) + 1)}, column ${count((axes[1] ?? 0) + 1)}`
        : axes.length === 0
          ? 'the only weight'
          : `weight ${axes.map((each) => count(each + 1)).join(', ')}`,
    previous: 'Previous weight',
    next: 'Next weight',
    steps: {
      x: ['x', 'the weight'],
      offset: ['x − min', 'above the offset of its block'],
      divide: ['x ÷ s', 'in steps'],
      multiply: ['2ᵏ × x', 'in steps of 2⁻ᵏ'],
      round: ['round', 'to a whole number'],
      shift: ['+ z', 'shift by the zero point'],
      saturate: ['saturate', 'the stored code'],
      nearest: ['nearest', 'representable value'],
      sign: ['sign', '−1 or +1'],
      threshold: ['threshold', '−1, 0 or +1'],
      max: ['max(x, a)', 'not below a'],
      min: ['min(·, b)', 'not above b'],
      cast: ['to int32', 'the stored code'],
      dequantize: ['x̂', 'dequantized'],
      error: ['x̂ − x', 'error'],
    } as Readonly<Record<TraceStep['id'], readonly [string, string]>>,
    inUnits: 'in units of the scale',
    levelTimesScale: 'level × s',
    saturateTo: (min: number, max: number) => `saturate ${exact(min)}…${exact(max)}`,
    errorInSteps: (steps: string) => `error: ${steps} of a step`,
    clipped: 'clipped',
  },
}
