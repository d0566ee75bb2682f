/** Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019). */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 } as const

export class Adam {
  readonly #first: Float64Array
  readonly #second: Float64Array
  /** β₁ᵗ and β₂ᵗ. */
  #power1 = 1
  #power2 = 1

  constructor(size: number) {
    this.#first = new Float64Array(size)
    this.#second = new Float64Array(size)
  }

  /** One step of `parameters` against `gradient`. */
  step(parameters: Float64Array, gradient: Float64Array, rate: number): void {
    const { beta1, beta2, epsilon, weightDecay } = ADAM
    this.#power1 *= beta1
    this.#power2 *= beta2
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i]!
      const first = (this.#first[i] = beta1 * this.#first[i]! + (1 - beta1) * g)
      const second = (this.#second[i] = beta2 * this.#second[i]! + (1 - beta2) * g * g)
      const move = first / (1 - this.#power1) / (Math.sqrt(second / (1 - this.#power2)) + epsilon)
      // Decay beside the gradient, not in it: in it, Adam would push weights of pixels that are always 0 to exactly 0.
      parameters[i]! -= rate * (move + weightDecay * parameters[i]!)
    }
  }
}
