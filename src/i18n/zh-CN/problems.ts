import type { Problem, ProblemCode, Problems } from '../../core/errors.ts'
import type { CellFault, EntryFault, FileNotes } from '../../core/formats/problems.ts'
import { bytes as size, count, exact } from '../numbers.ts'
import { modelNotes, modelProblems, refusedTypes, unfinished } from './model-problems.ts'

const cellAdvice: Readonly<Record<CellFault, string>> = {
  word: '不是数。可删去或改成数；缺失值留空即可。',
  'row-label': '不是数。需删去这一列名称。',
  hex: '不是十进制数。需改写成十进制。',
  underscore: '不是普通的数。需去掉下划线。',
  'decimal-sign': '与其他数的小数点写法不同。全文件需统一。',
  'left-out': '代表打印时省略的值。可另存为 .npy，或打印全部。',
}

const noNumbers = {
  nothing: '文件是空的，或所有单元格都缺失。可另选含有数值的文件。',
  header: '标题行之后没有内容。需在其后补上数值。',
  words: '只有文字。可另选含有数值的文件。',
} as const

const skipped: Readonly<Record<EntryFault, string>> = {
  words: '不是数的列表',
  jagged: '各列表长度不一',
  mixed: '数与列表混在一起',
  objects: '列表里有对象',
  empty: '没有内容',
}

/** The same refusals as in English: 对象、原因、出路。 */
export const problems = {
  'unknown-method': ({ id }) => `此版本没有方法 "${id}"。可另选一种。`,
  'unknown-generator': ({ id }) => `此版本没有分布 "${id}"。可另选一种。`,
  'bad-axis': ({ axis, rank }) => `没有第 ${axis} 轴：张量只有 ${rank} 个轴，从 0 数起。可另选一个轴。`,
  'bad-grid': ({ expected, actual }) =>
    `需要 ${count(expected)} 个缩放因子，只给了 ${count(actual)} 个。需选与之相符的分组。`,
  'sorting-memory': ({ count: n, bytes }) =>
    `内存不足，无法给 ${count(n)} 个权重排序：过程中需要 ${size(bytes)}。没有丢失任何内容，结果照常给出。可关闭其他标签页后再试。`,
  'tensor-deadly': ({ tensor }) =>
    `计算到 ${tensor} 时两次中断，多半是内存不足。扫描已跳过它继续进行。可关闭其他标签页，或换一种方法。`,
  'fetch-failed': ({ name, status }) =>
    `无法取得 ${name}：${status ? `服务器返回 ${status}` : '没有回应'}。检查网络后重新载入页面。`,

  'no-files': ({ opens }) => `没有文件。可打开 ${opens}。`,
  'file-empty': ({ file }) => `${file} 是空的。可另选含有数值的文件。`,
  'file-short': ({ file, bytes }) => `${file} 不完整：只有 ${count(bytes)} 字节，任何格式都不会这么短。${unfinished}`,
  'file-unreadable': ({ file }) => `无法读取 ${file}：选定之后它被移动、修改或锁定。需重新选择。`,
  'file-too-large': ({ file, bytes, limit }) =>
    `${file} 太大：文本有 ${count(bytes)} 字节，上限为 ${count(limit)}。可把数值存成 .npy。`,
  'file-unknown': ({ file, start, opens }) =>
    `${file} 是二进制数据，格式未知：开头的字节为 ${start}。可打开 ${opens}。没有格式的数据，在实验页“文件”下的“没有格式的裸数据”里打开。`,
  'file-web-page': ({ file, kind }) => `${file} 是网页（${kind}），不是权重文件。需下载文件本身，而不是它的介绍页。`,
  'file-lfs-pointer': ({ file, bytes }) =>
    `${file} 是 Git LFS 指针，只代表真正的文件${bytes ? `（${count(bytes)} 字节）` : ''}。可运行 git lfs pull，或下载文件本身。`,
  'file-image': ({ file, kind }) => `${file} 是图片（${kind}），不是权重文件。需另选权重文件。`,
  'file-packed': ({ file, kind }) => `${file} 用 ${kind} 打包过。解开后打开里面的文件。`,
  'file-foreign': ({ file, kind, opens }) =>
    `${file} 是 ${kind} 文件，Quantscope 不打开这种格式。可另存为 ${opens} 之一。`,
  'format-not-yet': ({ file, format, opens }) =>
    `${file}：Quantscope 还不能打开 ${format}。可打开 ${opens}；用 numpy.save 可把数组存成 .npy。`,
  'header-cut': ({ file, needs, bytes }) =>
    `${file} 不完整：文件头应到第 ${count(needs)} 字节，文件只有 ${count(bytes)} 字节。${unfinished}`,
  'tensor-unknown': ({ file, tensor }) => `${file} 里没有张量 "${tensor}"。可从列表中选一个。`,
  'tensor-too-large': ({ file, tensor, count: n, limit }) =>
    `${file}：张量 "${tensor}" 有 ${count(n)} 个值，按 float32 为 ${size(4 * n)}，浏览器标签页的上限为 ${count(limit)} 个（${size(4 * limit)}）。可只存一部分，例如前几行。`,
  'tensor-memory': ({ file, tensor, count: n, bytes }) =>
    `${file}：内存放不下张量 "${tensor}" 的 ${count(n)} 个值，按 float32 为 ${size(bytes)}。可关闭其他标签页后再试，或只存一部分。`,

  'npy-header': ({ file, text }) =>
    `${file} 的文件头已损坏："${text}" 不是数组的说明，其中任何内容都没有运行。需用 numpy.save 重新保存。`,
  'npy-header-key': ({ file, key }) => `${file} 的文件头已损坏：缺少 ${key}，或内容有误。需用 numpy.save 重新保存。`,
  'npy-version': ({ file, version }) =>
    `${file} 的 npy 版本为 ${version}，已知的只有 1.0、2.0 和 3.0。需用 numpy.save 重新保存。`,
  'npy-shape': ({ file, shape }) =>
    `${file} 的形状不可能成立：${shape}。形状最多 64 个整数，不为负，不超过 2^53。需用 numpy.save 重新保存。`,
  'npy-dtype': ({ file, dtype, kind }) => `${file} 的 dtype 是 ${dtype}：${refusedTypes[kind]}`,
  'npy-truncated': ({ file, shape, dtype, needs, bytes }) =>
    `${file} 不完整：形状 ${shape}、类型 ${dtype} 需要 ${count(needs)} 字节，文件只有 ${count(bytes)} 字节。${unfinished}`,

  'text-not-a-number': ({ file, line, column, text, fault }) =>
    `${file}：第 ${line} 行第 ${column} 列的 "${text}" ${cellAdvice[fault]}`,
  'text-ragged': ({ file, line, count: n, firstLine, expected }) =>
    `${file}：第 ${line} 行有 ${count(n)} 个值，第 ${firstLine} 行有 ${count(expected)} 个。各行个数需相同，缺失值留空即可。`,
  'text-no-numbers': ({ file, holds }) => `${file} 里没有数：${noNumbers[holds]}`,
  'text-quote': ({ file, line, column }) => `${file}：第 ${line} 行第 ${column} 列的引号没有闭合。需补上或删去。`,
  'text-binary': ({ file, line, column }) =>
    `${file}：第 ${line} 行第 ${column} 列是二进制字节，不是数。文件已损坏或属于其他格式，需重新导出。`,

  'json-syntax': ({ file, line, character, text }) =>
    `${file} 不是有效的 JSON：第 ${line} 行第 ${character} 个字符处的 "${text}" 不该出现。需改正此处。`,
  'json-cut': ({ file, line, character }) =>
    `${file} 不完整：JSON 到第 ${line} 行第 ${character} 个字符为止，括号或引号还没有闭合。可补全，或重新获取文件。`,
  'json-left-out': ({ file, line, character }) =>
    `${file}：第 ${line} 行第 ${character} 个字符处的 "…" 代表打印时省略的值。可另存为 .npy，或打印全部。`,
  'json-deep': ({ file, limit }) => `${file} 嵌套太深：列表与对象最多读 ${count(limit)} 层。可展平，或存成 .npy。`,
  'json-records': ({ file, line }) =>
    `${file}：第 ${line} 行在对象之外又有一个 JSON 值。可只留一个含列表的对象，或每行一个列表。`,
  'json-no-numbers': ({ file, keys }) =>
    `${file} 是 JSON，其中没有数的列表${keys ? `，只有 ${keys}` : ''}。若它应是模型，需检查下载：这可能是一条错误信息。`,
  'json-jagged': ({ file, path, count: n, first, expected }) =>
    `${file}：JSON 中 ${path} 有 ${count(n)} 个值，${first} 有 ${count(expected)} 个。同一层的列表需等长。`,
  'json-mixed': ({ file, path }) => `${file}：JSON 中 ${path} 处数与列表混在一起。一个列表的各项需全是数，或全是列表。`,
  'json-words': ({ file, path, text }) => `${file}：JSON 中 ${path} 是 "${text}"，不是数。可删去；缺失值写 null。`,
  'json-objects': ({ file, path }) => `${file}：JSON 中 ${path} 是列表里的对象。只读数的列表，或含这种列表的一个对象。`,
  ...modelProblems,
} satisfies { [C in ProblemCode]: (values: Problems[C]) => string }

/** The same remarks as in English. */
export const notes = {
  'note-missing': ({ file, count: n }) => `${file}：${count(n)} 个值缺失（空、NA 或 null），按 NaN 计。`,
  'note-infinite': ({ file, count: n, text, line }) =>
    `${file}：${count(n)} 个数超出 float64 的范围，变成无穷大；第一个是第 ${line} 行的 "${text}"。`,
  'note-header': ({ file, line, text }) => `${file}：第 ${line} 行含有文字，当作标题行：${text}。`,
  'note-index-column': ({ file }) => `${file}：第一列没有名称，可能是行号。此列仍作数据读入；不是权重就需删去。`,
  'note-trailing-column': ({ file }) => `${file}：每行都以分隔符结尾，末尾的空列已去掉。`,
  'note-full-width': ({ file }) => `${file}：全角数字与符号已按半角读取。`,
  'note-thousands': ({ file, count: n, text, value }) =>
    `${file}：${count(n)} 个数带千位分隔符，"${text}" 读作 ${exact(value)}。`,
  'note-decimal-comma': ({ file, text, value }) => `${file}：逗号当作小数点，"${text}" 读作 ${exact(value)}。`,
  'note-encoding': ({ file, encoding }) => `${file} 不是 UTF-8，按 ${encoding} 读取。文字可能不对，数值无误。`,
  'note-extra-bytes': ({ file, count: n }) => `${file}：数据之后多出 ${count(n)} 字节，已忽略。`,
  'note-extension': ({ file, format }) =>
    `${file} 的内容是 ${format === 'text' ? '文本' : format}，与扩展名不符，按内容读取。`,
  'note-json-lines': ({ file, count: n }) => `${file} 含有 ${count(n)} 个先后排列的 JSON 列表，已合成一个数组。`,
  'note-json-constants': ({ file, count: n }) =>
    `${file}：${count(n)} 个值写作 NaN 或 Infinity。Python 这样写，JSON 没有；已照此读取。`,
  'note-json-comma': ({ file, count: n }) => `${file} 不是严格的 JSON：${count(n)} 个多余的逗号已忽略。`,
  'note-json-strings': ({ file, count: n }) => `${file}：${count(n)} 个数带引号，引号已忽略。`,
  'note-json-booleans': ({ file, count: n }) => `${file}：true 和 false 读作 1 和 0（${count(n)} 个值）。`,
  'note-skipped': ({ file, names, count: n, fault }) => `${file}：跳过 ${count(n)} 项（${skipped[fault]}）：${names}。`,
  'note-duplicate': ({ file, count: n, name, shown }) =>
    `${file}：${count(n)} 个张量的名称重复，第二个 "${name}" 列为 "${shown}"。`,
  'note-unread': ({ file, count: n, names, problem }) =>
    `${file}：${count(n)} 个张量无法读取（${names}${more(n, names)}）。${sentence(problem)}`,
  ...modelNotes,
  'note-file-refused': ({ problem }) => sentence(problem),
} satisfies { [C in keyof FileNotes]: (values: FileNotes[C]) => string }

/** 名称没有列全时加省略号。 */
const more = (n: number, names: string): string => (n > names.split(', ').length ? '等' : '')

function sentence(problem: Problem): string {
  return problems[problem.code](problem.values as never)
}
