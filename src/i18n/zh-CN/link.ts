import type { ParamValue } from '../../core/params.ts'
import type { Allowed, LinkDamages, LinkRemarks, Owner } from '../../state/link/index.ts'
import { bound, count, exact } from '../numbers.ts'

const shown = (value: ParamValue): string => (typeof value === 'number' ? exact(value) : value)

const of = (owner: Owner | null): string => (owner ? `${owner.id} 的 ` : '')

function bounds(key: string, allowed: Allowed): string {
  switch (allowed.kind) {
    case 'range':
      return `${key} 只能取 ${bound(allowed.min)} 到 ${bound(allowed.max)}${allowed.integer ? ' 的整数' : ''}`
    case 'options':
      return `${key} 只能取 ${allowed.options.join('、')}`
    case 'shape':
      return allowed.n === null
        ? `${key} 应是用 x 相连的各维大小`
        : `${key} 应是用 x 相连的各维大小，乘积为 ${count(allowed.n)}`
    case 'text':
      return `${key} 无法读取`
  }
}

/** What a link says that this page did not take as it stands. */
export const remarks: { [C in keyof LinkRemarks]: (values: LinkRemarks[C]) => string } = {
  'link-bad-value': ({ owner, key, value, used, allowed }) =>
    `链接写的是 ${of(owner)}${key}=${value}，${bounds(key, allowed)}，${used === null ? '这一项略去' : `这里按 ${key} = ${shown(used)} 显示`}。`,
  'link-bad-encoding': ({ key, value }) => `${key}=${value} 里有一个 % 不是有效的编码，按原样读取。`,
  'link-unknown-key': ({ key }) => `此版本不认识 ${key}，它留在链接里，不起作用。`,
  'link-unknown-param': ({ owner, key }) => `此版本的 ${owner.id} 没有参数 ${key}，它留在链接里，不起作用。`,
  'link-repeated-key': ({ owner, key }) => `${of(owner)}${key} 在链接里不止一处，以第一处为准。`,
  'link-no-version': ({ used }) => `链接没有写版本，按 v=${used} 读取。`,
  'link-unavailable-source': ({ id }) => `此版本没有权重来源“${id}”。`,
  'link-unavailable-method': ({ id }) => `此版本没有方法“${id}”，这一格留空。`,
}

const cut = '聊天软件有时会截短长链接，可请对方重发。'

const received = (expected: number, actual: number): string =>
  `${actual < expected ? '只' : '却'}收到 ${count(actual)} 个`

/** Why a link cannot be opened, and the way out. */
export const damages: { [C in keyof LinkDamages]: (values: LinkDamages[C]) => string } = {
  'link-newer-version': ({ version, known }) =>
    `它的链接格式是第 ${version} 版，此页只读到第 ${known} 版。重新载入可得到最新的页面；也可请对方发旧版链接。`,
  'link-too-long': ({ length, limit }) =>
    `它有 ${count(length)} 个字符，此页最多读 ${count(limit)} 个。可请对方改发权重文件。`,
  'payload-incomplete': ({ key }) => `其中的权重缺少 ${key}。${cut}`,
  'payload-length': ({ expected, actual }) =>
    `其中的权重应有 ${count(expected)} 个字符，${received(expected, actual)}。${cut}`,
  'payload-count': ({ expected, actual }) => `其中应有 ${count(expected)} 个数，${received(expected, actual)}。${cut}`,
  'payload-character': ({ character, position }) =>
    `权重的第 ${count(position)} 个字符是“${character}”，不该出现在这里。可请对方重发链接。`,
  'payload-number': ({ text, position }) =>
    `权重的第 ${count(position)} 个数是“${text}”，这不是数。可在链接里改正，或请对方重发链接。`,
  'payload-checksum': ({ expected, actual }) =>
    `权重与校验和不符（实为 ${actual}，应为 ${expected}）：传送途中有字符变了。可请对方重发链接。`,
}
