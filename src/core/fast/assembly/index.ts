export { tally } from './tally.ts'
export { countEqual } from './count-equal.ts'
export { squaredError } from './squared-error.ts'
export { countDigits, placeDigits, scatter, toNumbers } from './radix.ts'
