import type { ModelNotes, ModelProblems, UnreadKind } from '../../core/formats/model-problems.ts'
import { count } from '../numbers.ts'

export const unfinished = '可能没有下载完，需重新下载。'
const again = '需重新获取或重新生成文件。'

export const refusedTypes: Readonly<Record<UnreadKind, string>> = {
  object: 'Python 对象以 pickle 存放，可能运行代码，一律不打开。可把数值存成 float32。',
  structured: '结构化类型，含多个字段。可把一个字段单独存成数组。',
  complex: '复数。可存实部或模。',
  text: '文本。可转成 float32 再存。',
  date: '日期或时间。可转成 float32 再存。',
  'long-double': '扩展精度浮点数，各机器的存法不同。可存成 float64。',
  bytes: '没有数值类型的原始字节。可转成 float32 再存。',
  other: '不是实数类型。可转成 float32 再存。',
  unknown: '类型未知。可转成 float32 再存。',
  'small-float': '此版本不解码这种类型。可转成 float32 再存。',
  quantized: 'PyTorch 的量化张量。可反量化后再存。',
  sparse: '稀疏张量。可存成稠密张量。',
}

const headers = {
  utf8: '文字不是 UTF-8',
  json: '不是 JSON',
  object: '其 JSON 不是列出张量的对象',
} as const

const members = {
  encrypted: '已加密。可不设密码重新保存。',
  data: `已损坏：压缩数据无法解开。${again}`,
  crc: `已损坏：CRC 与压缩包所记不符。${again}`,
  size: `已损坏：数据大小与压缩包所记不符，未再读取。${again}`,
  place: `不完整，或不在压缩包所记之处。${again}`,
  overlap: `与压缩包中另一个文件重叠（如 zip 炸弹），未读取。${again}`,
} as const

const counts = { tensors: '张量个数', metadata: '元数据个数' } as const
const tensorTypes = { unknown: '类型未知', removed: '此类型已从 ggml 删除', undecoded: '此版本不解码' } as const
const damages = {
  varint: '有一个数长于 10 字节',
  length: '有一个长度超出所在部分的末尾',
  field: '没有 protobuf 认识的字段',
  name: '有一个名称长于 65,535 字节',
  dimensions: '有一个张量多于 64 维',
} as const
const pickles = {
  opcode: '有不存在的指令',
  cut: '在一条指令中间结束',
  stack: '取用了没有放入的内容',
  large: '大于任何张量清单',
} as const

/** The same refusals as in English: 对象、原因、出路。 */
export const modelProblems = {
  'no-tensors': ({ file, format }) =>
    format === 'npz' || format === 'zip'
      ? `${file} 是 ${format} 压缩包，其中没有数组（.npy）。可另选含有数组的文件。`
      : `${file} 是 ${format}，其中没有数的张量。可另选含有权重的文件。`,
  'tensor-cut': ({ file, tensor, needs, bytes }) =>
    `${file} 不完整：按偏移量，张量 "${tensor}" 到第 ${count(needs)} 字节为止，文件只有 ${count(bytes)} 字节。${unfinished}`,
  'tensor-range': ({ file, tensor, begin, end }) =>
    `${file} 已损坏：张量 "${tensor}" 的偏移量 ${begin} 到 ${end} 不可能成立。${again}`,
  'tensor-shape': ({ file, tensor, shape }) =>
    `${file}：张量 "${tensor}" 的形状 ${shape} 不可能成立。各轴须是整数，不为负，不超过 2^53。${again}`,
  'tensor-size': ({ file, tensor, shape, dtype, needs, bytes }) =>
    `${file}：张量 "${tensor}" 的形状为 ${shape}，类型为 ${dtype}，需要 ${needs} 字节，实有 ${count(bytes)} 字节。${again}`,
  'tensor-dtype': ({ file, tensor, dtype, kind }) =>
    `${file}：张量 "${tensor}" 的 dtype 是 ${dtype}：${refusedTypes[kind]}`,
  'raw-short': ({ file, dtype, offset, bytes, shape }) =>
    `${file} 太短：共 ${count(bytes)} 字节，从第 ${count(offset)} 字节起放不下${shape ? `形状 ${shape} 的` : '一个'} ${dtype}。可另选类型或偏移量。`,

  'safetensors-header': ({ file, fault, text }) =>
    `${file} 的文件头已损坏：${headers[fault]}${text ? `（"${text}"）` : ''}。${again}`,
  'safetensors-header-length': ({ file, length, limit }) =>
    `${file} 已损坏：文件头号称有 ${length} 字节，上限为 ${count(limit)}。${again}`,
  'safetensors-entry': ({ file, tensor, key }) => `${file} 的文件头已损坏："${tensor}" 的 ${key} 缺失或有误。${again}`,
  'safetensors-shards': ({ file, names, count: n }) =>
    `${file} 是分片模型的索引。需与这 ${count(n)} 个文件一起打开：${names}。`,

  'zip-damaged': ({ file, fault }) =>
    fault === 'cut'
      ? `${file} 不完整：zip 压缩包末尾应有文件清单，这里没有。${unfinished}`
      : `${file} 已损坏：zip 压缩包的文件清单有误。${again}`,
  'zip-member': ({ file, member, fault }) => `${file}："${member}" ${members[fault]}`,
  'zip-method': ({ file, member, method }) =>
    `${file}："${member}" 的压缩方法是 ${method}，Quantscope 不认识。可用 deflate 或不压缩重新保存。`,
  'zip-large': ({ file, member, bytes, limit }) =>
    `${file}："${member}" 太大，无法解压：有 ${count(bytes)} 字节，上限为 ${count(limit)}。可不压缩保存。`,

  'gguf-version': ({ file, version }) =>
    `${file} 的 GGUF 版本为 ${version}，已知的只有 2 和 3。需用 llama.cpp 重新转换。`,
  'gguf-endian': ({ file }) =>
    `${file} 是大端序的 GGUF，Quantscope 不打开。可用 llama.cpp 的 gguf_convert_endian.py 转换。`,
  'gguf-count': ({ file, fault, length }) =>
    `${file} 已损坏：${counts[fault]}为 ${length}，这么大的文件放不下。${again}`,
  'gguf-string': ({ file, fault, length, most }) =>
    fault === 'name'
      ? `${file} 已损坏：文件头里一个名称长 ${length} 字节，上限为 ${count(most)}。${again}`
      : `${file} 已损坏：文件头里一个字符串长 ${length} 字节，而文件只剩 ${count(most)} 字节。${again}`,
  'gguf-array': ({ file, fault, length }) =>
    fault === 'nested'
      ? `${file} 已损坏：元数据里数组层层相套，超出任何用途。${again}`
      : `${file} 已损坏：元数据里一个数组有 ${length} 项，文件放不下。${again}`,
  'gguf-value-type': ({ file, key, type }) => `${file} 已损坏：元数据 "${key}" 的值类型 ${type} 未知。${again}`,
  'gguf-tensor-type': ({ file, tensor, type, fault }) =>
    `${file}：张量 "${tensor}" 的 ggml 类型是 ${type}，${tensorTypes[fault]}。可转换成能打开的类型，如 F16 或 Q8_0。`,
  'gguf-block': ({ file, tensor, row, type, block }) =>
    `${file}：张量 "${tensor}" 每行 ${count(row)} 个值，不是 ${type} 块长 ${block} 的倍数。${again}`,
  'gguf-dimensions': ({ file, tensor, dimensions, most }) =>
    `${file}：张量 "${tensor}" 有 ${count(dimensions)} 维，ggml 最多 ${most} 维。${again}`,
  'gguf-alignment': ({ file, alignment }) => `${file} 已损坏：对齐值为 ${alignment}，不是 2 的幂。${again}`,

  'onnx-damaged': ({ file, fault, at }) =>
    `${file} 不完整，或不是 ONNX 文件：protobuf 第 ${count(at)} 字节处${damages[fault]}。${unfinished}`,
  'onnx-deep': ({ file, limit }) => `${file} 的子图嵌套超过 ${count(limit)} 层。可把分支展开后重新保存。`,
  'onnx-external': ({ file, tensor, location }) =>
    `${file} 的张量 "${tensor}" 存在外部文件 ${location} 里。需把两个文件一起打开；不会从网络获取。`,

  'pt-legacy': ({ file }) => `${file} 是 PyTorch 1.6 之前的旧格式。可用 torch.save 重新保存，或存成 .safetensors。`,
  'pt-torchscript': ({ file }) =>
    `${file} 是 TorchScript 程序，不是张量清单。可用 torch.save 保存 model.state_dict()，或存成 .safetensors。`,
  'pt-endian': ({ file }) =>
    `${file} 由大端序的机器写成，Quantscope 不打开。可在其他机器上重新保存，或存成 .safetensors。`,
  'pt-module': ({ file, name }) =>
    `${file} 是整个模型（${name}），其 pickle 可能运行代码，其中任何内容都没有运行。可改存 model.state_dict()。`,
  'pt-pickle': ({ file, fault, at }) =>
    `${file} 已损坏：pickle 第 ${count(at)} 字节处${pickles[fault]}。其中任何内容都没有运行。${again}`,
  'pt-call': ({ file, name }) => `${file} 里没有张量。其 pickle 要调用 ${name}，没有运行。来源可靠时才可信任此文件。`,
  'pt-object': ({ file, tensor, name }) => `${file}："${tensor}" 需要 ${name}，不会运行。可存成普通张量。`,
  'pt-storage-missing': ({ file, tensor, storage }) =>
    `${file}：缺少张量 "${tensor}" 的数值，压缩包里没有 ${storage}。${unfinished}`,
  'pt-storage': ({ file, tensor, storage, needs, bytes }) =>
    `${file}：按偏移量与步长，张量 "${tensor}" 用到存储 ${storage} 的第 ${needs} 字节，而它只有 ${count(bytes)} 字节。${again}`,

  'url-bad': ({ href }) => `地址 "${href}" 不指向文件。需以 https:// 开头。`,
  'url-status': ({ file, host, status }) =>
    `无法取得 ${file}：${host} 返回 ${status}。${status === 401 || status === 403 ? '可能需要登录：可下载文件后在此打开。' : '需检查地址。'}`,
  'url-closed': ({ file, host }) =>
    `无法从这里读取 ${file}：${host} 不允许其他网页读取其文件（CORS）。可下载文件后在此打开。`,
  'url-silent': ({ file, host }) => `无法取得 ${file}：${host} 没有回应。检查地址与网络。`,
  'url-large': ({ file, host, bytes, limit }) =>
    `${file} 太大，无法取得：${host} 只给整个文件${bytes ? `（${count(bytes)} 字节）` : ''}，上限为 ${count(limit)} 字节。可下载文件后在此打开。`,
} satisfies { [C in keyof ModelProblems]: (values: ModelProblems[C]) => string }

/** The same remarks as in English. */
export const modelNotes = {
  'note-overlap': ({ file, name, other, count: n }) =>
    `${file}：${count(n)} 个张量按偏移量与别的重叠，第一处是 "${other}" 与 "${name}"。数值可能有误。`,
  'note-gap': ({ file, count: n }) => `${file}：张量之间有 ${count(n)} 字节的空隙，不属于任何张量。`,
  'note-raw-length': ({ file, dtype, size, count: n }) =>
    `${file}：长度不是 ${size}（一个 ${dtype} 的字节数）的倍数，末尾多出 ${count(n)} 字节。也许应选另一种类型。`,
  'note-no-arrays': ({ file, names, count: n }) => `${file}：${count(n)} 个成员不是数组（.npy），已跳过：${names}。`,
  'note-name': ({ file, name }) => `${file}：名称 "${name}" 不是 UTF-8，读不出的部分显示为 \ufffd。`,
  'note-key-twice': ({ file, key }) => `${file}：元数据的键 "${key}" 重复，以第一个为准。`,
  'note-unaligned': ({ file, tensor, offset, alignment }) =>
    `${file}：张量 "${tensor}" 的偏移量 ${offset} 没有按 ${alignment} 对齐，已照原样读取。`,
  'note-objects': ({ file, names, count: n }) => `${file}：${count(n)} 个对象已跳过，没有运行：${names}。`,
  'note-shards': ({ file, names, count: n }) => `${file}：模型不完整，还缺 ${count(n)} 个文件：${names}。`,
  'note-no-ranges': ({ file, host, bytes }) =>
    `${file}：${host} 不提供文件的一部分，已下载整个文件（${count(bytes)} 字节）。`,
} satisfies { [C in keyof ModelNotes]: (values: ModelNotes[C]) => string }
