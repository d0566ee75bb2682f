import { calibrators } from './index.ts'

// for the library and for proofs, which do not wait: every search is there at once
await Promise.all(calibrators.map(async (calibrator) => calibrator.load?.()))

export { calibratorById, calibrators } from './index.ts'
