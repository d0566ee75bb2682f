import type { ParamValue } from '../../core/params.ts'
import type { Allowed, LinkDamages, LinkRemarks, Owner } from '../../state/link/index.ts'
import { bound, count, exact } from '../numbers.ts'
import { many } from './plural.ts'

const shown = (value: ParamValue): string => (typeof value === 'number' ? exact(value) : value)

const of = (owner: Owner | null): string => (owner ? ` of ${owner.id}` : '')

function bounds(key: string, allowed: Allowed): string {
  switch (allowed.kind) {
    case 'range':
      return `${key} goes from ${bound(allowed.min)} to ${bound(allowed.max)}${allowed.integer ? ', in whole numbers' : ''}`
    case 'options':
      return `${key} is one of ${allowed.options.join(', ')}`
    case 'shape':
      return allowed.n === null
        ? `${key} is sizes joined by x`
        : `${key} is sizes joined by x, with a product of ${count(allowed.n)}`
    case 'text':
      return `${key} cannot be read`
  }
}

/** What a link says that this page did not take as it stands. */
export const remarks: { [C in keyof LinkRemarks]: (values: LinkRemarks[C]) => string } = {
  'link-bad-value': ({ owner, key, value, used, allowed }) =>
    `The link says ${key}=${value}${of(owner)}. ${bounds(key, allowed)}, so ${used === null ? 'it is left out' : `this page uses ${key}=${shown(used)}`}.`,
  'link-bad-encoding': ({ key, value }) =>
    `In ${key}=${value} a % does not encode a character. It was read as it stands.`,
  'link-unknown-key': ({ key }) => `This version does not know ${key}. It stays in the link and has no effect.`,
  'link-unknown-param': ({ owner, key }) =>
    `${owner.id} has no parameter ${key} in this version. It stays in the link and has no effect.`,
  'link-repeated-key': ({ owner, key }) =>
    `${key}${of(owner)} stands in the link more than once. The first one counts.`,
  'link-no-version': ({ used }) => `The link names no version and was read as v=${used}.`,
  'link-unavailable-source': ({ id }) => `The weights “${id}” are not available in this version.`,
  'link-unavailable-method': ({ id }) => `The method “${id}” is not available in this version.`,
}

const cut = 'Chat programs sometimes cut long links. Ask for the link again.'

/** Why a link cannot be opened, and the way out. */
export const damages: { [C in keyof LinkDamages]: (values: LinkDamages[C]) => string } = {
  'link-newer-version': ({ version, known }) =>
    `It is written in version ${version} of the link format; this page reads version ${known}. Reload the page to get its newest version, or ask for an older link.`,
  'link-too-long': ({ length, limit }) =>
    `It has ${count(length)} characters; this page reads links of up to ${count(limit)}. Ask for the weights as a file.`,
  'payload-incomplete': ({ key }) => `The weights in it have no ${key}. ${cut}`,
  'payload-length': ({ expected, actual }) =>
    `The weights in it should be ${count(expected)} characters long; ${count(actual)} arrived. ${cut}`,
  'payload-count': ({ expected, actual }) =>
    `It should hold ${many(expected, 'number', 'numbers')}; ${count(actual)} arrived. ${cut}`,
  'payload-character': ({ character, position }) =>
    `Character ${count(position)} of its weights is “${character}”, which does not belong there. Ask for the link again.`,
  'payload-number': ({ text, position }) =>
    `Number ${count(position)} of its weights is “${text}”, which is not a number. Correct it in the link, or ask for the link again.`,
  'payload-checksum': ({ expected, actual }) =>
    `Its weights do not match their checksum (${actual} instead of ${expected}): a character changed on the way. Ask for the link again.`,
}
