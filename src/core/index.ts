/**
 * The library: bytes in, numbers out. Pure: no page, no worker, no clock, no network.
 * `README.md` in this folder shows the flow and how to add to it.
 */
export { CoreError, type Problem, type ProblemCode } from './errors.ts'
export { type EvaluateOptions, evaluate } from './evaluate.ts'
export type { Evaluation, FigureName, Figures, WeightStats } from './evaluation.ts'
export type { Opened } from './formats/contents.ts'
export { openWeights, readText } from './formats/open.ts'
export type { ByteSource } from './formats/source.ts'
export { generatorById, generators } from './generators/all.ts'
export { errors, measure, type PlainErrors } from './measure.ts'
export { calibrators, methodById, methods } from './methods/all.ts'
export type { ParamValue, Params } from './params.ts'
export { type Quantized, quantize } from './quantize.ts'
export type { Method, Quantizer } from './quantizer/method.ts'
export { finish, type Steps } from './steps.ts'
export type { Tensor, Values } from './tensor.ts'
