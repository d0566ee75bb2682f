/** What the words of the page mean: the name of each, where nothing else names it, and a sentence or two. */
const of = {
  k: ['Bits k', 'Bits per code: k bits give 2ᵏ levels. One bit more halves the step and is worth about 6 dB.'],
  fractional: ['Fractional bits k', 'Bits after the binary point. Every level is a multiple of 2⁻ᵏ.'],
  code: ['Code', 'The whole number that is stored instead of a weight. k bits write 2ᵏ different codes.'],
  level: ['Level', 'A value that a quantized weight can have. Every weight becomes one of the levels.'],
  scale: [
    'Scale s',
    'The width of one step: x ÷ s counts a weight in steps. For a range [a, b], s = (b − a) ÷ (2ᵏ − 1).',
  ],
  zp: [
    'Zero point z',
    'The code that stands for the weight 0. Adding it moves the codes so that 0 is a level exactly: q = round(x ÷ s) + z. Symmetric methods have z = 0.',
  ],
  dequantize: [
    'Dequantized value x̂',
    'The code turned back into a weight, which the network computes with. With a zero point: x̂ = (q − z) × s.',
  ],
  saturate: [
    'Saturate',
    'What lies beyond the outermost code gets that code. Such a weight is clipped: its error has no bound.',
  ],
  range: [
    'Range [a, b]',
    'The weights that the levels are spread over. A wide range makes wide steps; what lies outside a narrow one is clipped. That of affine and symmetric always includes 0.',
  ],
  p: ['Percentile p', 'The share of the weights, in percent, that lies inside the range.'],
  gran: [
    'Granularity',
    'How many weights share a scale. Fewer weights per scale make less error, and every scale is stored, which costs bits.',
  ],
  axis: ['Axis', 'The direction of the tensor along which the scale changes: axis 0 gives one scale per row.'],
  group: ['Group', 'So many neighbours share a scale. 32 of them with a float32 scale cost one bit more per weight.'],
  rounding: ['Rounding', 'How a weight between two levels decides. To nearest, the error is at most half a step.'],
  seed: ['Seed', 'Where the random numbers begin. The same seed gives the same result in every browser.'],
  more: ['Convention', 'Where implementations differ. Each choice is what a named one does.'],
  arith: [
    'Arithmetic',
    'How x ÷ s is computed in float32. The two ways differ by one code now and then, close to a tie.',
  ],
  codes: ['Codes', 'Which whole numbers are stored. The levels are the same; the zero point moves along.'],
  span: [
    'Codes used',
    'A signed code has one negative value more than positive ones. This says which codes are used, and how s follows.',
  ],
  cast: ['Cast', 'How a float becomes a whole number of 32 bits, above all one that does not fit.'],
  overflow: ['Overflow', 'What becomes of a weight greater than the greatest number of the format.'],
  scaling: ['Scale', 'How the scale is found that brings the weights into the format.'],
  double: ['Double quantization', 'The scales of the blocks are quantized too, so that they cost fewer bits.'],
  nearest: [
    'Nearest',
    'In which sense the nearest level is taken: levels that double lie evenly on a logarithmic axis only.',
  ],
  block: ['Block', 'Neighbours that share one scale. Small blocks follow the weights closely and store more scales.'],
  superblock: [
    'Super-block',
    '256 weights in blocks of 16 or 32. The scales of the blocks are small codes themselves, with one float16 scale for all of them.',
  ],
  codebook: ['Codebook', 'A list of levels, evenly spaced or not. The code of a weight is its place in the list.'],
  e: ['Exponent', 'The bits that say between which two powers of two a number lies. More of them reach further.'],
  m: ['Mantissa', 'The bits that divide the way from one power of two to the next: m bits make 2ᵐ equal steps.'],
  bias: [
    'Bias',
    'What is taken off the stored exponent E, so that small numbers can be written too: ±1.m × 2^(E − bias).',
  ],
  subnormal: [
    'Subnormal',
    'The numbers nearest to 0, with the exponent 0 and no leading 1. They go down to 0 in equal steps.',
  ],
  fidelity: [
    'Fidelity',
    '“Bit-exact” means that every output equals that of the named version in recorded tests. “Follows” means the same formula, not compared bit for bit.',
  ],
  original: [
    'Original',
    'How many weights have which value before quantization. The handles a and b are the ends of the range.',
  ],
  quantized: ['Quantized', 'The same weights afterwards: they all stand on levels. The outline is the original.'],
  staircase: [
    'Staircase',
    'What every weight becomes: across the weight, up its level. A step is as wide as the weights that share a level; on the diagonal nothing changes.',
  ],
  error: [
    'Error',
    'Quantized minus original, x̂ − x. To nearest, rounding stays within half a step; clipping goes beyond.',
  ],
  std: ['Standard deviation', 'How far the weights typically lie from their mean: √ of the mean of (x − mean)².'],
  share: [
    'Share of squared error',
    'How much of the squared error of the whole file comes from this tensor. A small tensor can be bad and harmless.',
  ],
  x: ['Weight x', 'One number that the network has learned, before quantization.'],
  offset: ['Offset', 'The minimum of the block. It is stored, and taken off before the weights are counted in steps.'],
  nearestLevel: ['Nearest value', 'The number of the format, or of the codebook, that is nearest to the weight.'],
  sign: ['Sign', 'One bit keeps only whether the weight is negative. All weights of a scale get the same size.'],
  threshold: ['Threshold', 'Small weights become 0; the others keep their sign only.'],
} satisfies Readonly<Record<string, readonly [name: string, text: string]>>

/** What a choice of a parameter means. Their names stand with the choices. */
const choices = {
  range: {
    minmax:
      'From the least weight to the greatest, and 0. Nothing is clipped, but a single outlier makes every step wide.',
    percentile:
      'Leaves the outermost weights out: p % of them stay inside. The rest are clipped, and the steps get finer.',
    mse: 'Tries many ranges and takes the one of least squared error: finer steps for all are worth some clipped weights.',
    entropy:
      'Takes the range whose quantized histogram is closest to the original’s: least KL divergence, searched as ONNX Runtime does.',
    manual: 'a and b as you set them, by the fields, the slider or the handles in the chart.',
  },
  gran: {
    tensor:
      'One scale for all weights of the tensor. It costs next to nothing, and the greatest weight decides for all.',
    channel: 'One scale for every index of an axis, such as every row: a row with small weights gets small steps.',
    group: 'One scale for so many neighbours. An outlier spoils only its own group.',
  },
  rounding: {
    'half-even':
      'To the nearest whole number; a tie goes to the even one: 2.5 → 2, 3.5 → 4. Ties do not push the mean up.',
    'half-away': 'To the nearest whole number; a tie goes away from 0: 2.5 → 3, −2.5 → −3.',
    'half-up': 'To the nearest whole number; a tie goes up: 2.5 → 3, −2.5 → −2.',
    trunc: 'Drops the digits behind the point: 2.9 → 2, −2.9 → −2. The error can be a whole step.',
    floor: 'To the next whole number below: 2.9 → 2, −2.1 → −3. The mean error is then about half a step.',
    stochastic:
      'Up or down at random, up with the probability of the rest: 2.3 → 3 in 30 of 100 cases. The mean is kept.',
  },
  arith: {
    div: 'Every weight is divided by s, as ONNX does.',
    recip: '1 ÷ s is rounded to float32 first, then every weight is multiplied by it, as PyTorch does.',
  },
  codes: { unsigned: '0 to 2ᵏ − 1.', signed: '−2ᵏ⁻¹ to 2ᵏ⁻¹ − 1.' },
  span: {
    narrow: 'Codes −qmax to qmax, s = absmax ÷ qmax: as many on either side of 0.',
    full: 'All codes, s = absmax ÷ half the number of steps: the greatest positive weight can be clipped by half a step.',
    'no-clip': 'All codes, s = max(min ÷ qmin, max ÷ qmax): both ends lie inside.',
    signed:
      'All codes, s = the weight of greatest size ÷ −2ᵏ⁻¹: that weight gets the outermost code, and s can be negative.',
  },
  cast: {
    int32: 'What does not fit becomes the outermost int32; NaN becomes 0.',
    'int32-x86': 'What does not fit, and NaN, becomes −2³¹, as NumPy gives on x86 processors.',
    'int32-js': 'What does not fit wraps around modulo 2³²; NaN becomes 0, as x | 0 in JavaScript.',
    none: 'The number stays a float.',
  },
  overflow: {
    saturate: 'It becomes the greatest finite number.',
    native: 'It becomes ∞, or NaN where the format has no ∞, as in the cast of the reference.',
  },
  scaling: {
    none: 'The weights are cast as they are.',
    absmax: 's = max |x| ÷ the greatest number: the greatest weight becomes the greatest number of the format.',
    floor: 'The power of two of max |x|, rounded down. The greatest weights of a block can saturate.',
    rceil: 'The least power of two with which no weight of the block saturates.',
    ceil: 'The power of two of max |x|, rounded up.',
    even: 'max |x| is rounded to the mantissa of the format first, then its power of two is taken.',
    'two-level': 'A scale of 8 bits per block, and a float32 scale that brings those into their own format.',
    single: 'Only a scale of 8 bits per block.',
  },
  double: {
    off: 'A float32 scale for every block.',
    on: 'The scales of 256 blocks share one float32 scale and take 8 bits each.',
  },
  nearest: {
    value: 'The level at the least distance |x − x̂|.',
    log: 'The level at the least ratio: the exponent is rounded.',
  },
} satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

export const terms = { title: 'Words of this method', of, choices }
