import { Random } from '../../core/numeric/random.ts'
import { type Digits, pick } from './digits.ts'
import { sha256 } from './sha256.ts'
import { stratifiedSplit } from './split.ts'
import { type Epoch, TRAINING, train } from './training.ts'

export const SEED = 42
const TRAIN_SIZE = 1000
const CHECKPOINT = 2

/** The outcome of the whole training. */
export interface Trained {
  /** All parameters as they ship. */
  readonly parameters: Float32Array
  readonly train: Digits
  /** Never trained on. */
  readonly heldBack: Digits
  /** Mean cross-entropy of the last epoch, nats. */
  readonly loss: number
  /** The parameters after a few epochs, as float32: tells early whether a machine computes the same. */
  readonly checkpoint: { readonly epochs: number; readonly sha256: string }
}

/** Split, initial weights and shuffles come, in this order, from one stream. */
export function trainExample(digits: Digits, onEpoch: (epoch: Epoch) => void = () => {}): Trained {
  const random = Random.fromSeed(SEED)
  const split = stratifiedSplit(digits.labels, TRAIN_SIZE, random)
  const training = pick(digits, split.train)
  let checkpoint = ''
  for (const epoch of train(training, random)) {
    onEpoch(epoch)
    const parameters = Float32Array.from(epoch.parameters)
    if (epoch.epoch === CHECKPOINT) checkpoint = sha256(parameters)
    if (epoch.epoch === TRAINING.epochs) {
      return {
        parameters,
        train: training,
        heldBack: pick(digits, split.heldBack),
        loss: epoch.loss,
        checkpoint: { epochs: CHECKPOINT, sha256: checkpoint },
      }
    }
  }
  throw new RangeError('no epochs')
}
