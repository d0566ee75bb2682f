import type { ModelNotes, ModelProblems, UnreadKind } from '../../core/formats/model-problems.ts'
import { count } from '../numbers.ts'
import { many } from './plural.ts'

export const sizeOf = (n: number): string => many(n, 'byte', 'bytes')
export const unfinished = 'It is probably an unfinished download: get it again.'
const again = 'Get the file again, or write it anew.'

export const refusedTypes: Readonly<Record<UnreadKind, string>> = {
  object: 'Python objects in a pickle, which could run code and is never opened. Save the numbers as float32.',
  structured: 'a structure of several fields. Save one field as an array of its own.',
  complex: 'complex numbers. Save the real part or the absolute value.',
  text: 'text. Convert it to float32 and save it again.',
  date: 'dates or times. Convert them to float32 and save again.',
  'long-double': 'extended precision, which differs from machine to machine. Save the array as float64.',
  bytes: 'raw bytes without a number type. Convert them to float32 and save again.',
  other: 'which is not a type of real numbers. Convert the array to float32 and save it again.',
  unknown: 'an unknown type. Convert the tensor to float32 and save it again.',
  'small-float': 'a type that this version does not decode. Convert the tensor to float32 and save it again.',
  quantized: 'a quantized tensor of PyTorch. Dequantize it and save it again.',
  sparse: 'a sparse tensor. Save it as a dense one.',
}

const headers = {
  utf8: 'its text is not UTF-8',
  json: 'it is not JSON',
  object: 'its JSON is not an object that names tensors',
} as const

const members = {
  encrypted: 'is encrypted. Save the archive without a password.',
  data: `is corrupt: its compressed data cannot be unpacked. ${again}`,
  crc: `is corrupt: its CRC is not the one that the archive states. ${again}`,
  size: `is corrupt: its data have another size than the archive states, and were left there. ${again}`,
  place: `is truncated or in another place than the archive states. ${again}`,
  overlap: `overlaps another member of the archive, as in a zip bomb, and was not read. ${again}`,
} as const

const counts = { tensors: 'tensor count', metadata: 'metadata count' } as const
const tensorTypes = {
  unknown: 'which is unknown',
  removed: 'which was removed from ggml',
  undecoded: 'which this version does not decode',
} as const
const damages = {
  varint: 'a number is longer than 10 bytes',
  length: 'a length reaches beyond the end of what holds it',
  field: 'there is no field that protobuf knows',
  name: 'a name is longer than 65,535 bytes',
  dimensions: 'a tensor has more than 64 dimensions',
} as const
const pickles = {
  opcode: 'holds an instruction that does not exist',
  cut: 'ends in the middle of an instruction',
  stack: 'takes what it has not put there',
  large: 'is larger than any list of tensors',
} as const

/** Formats whose tensors stand in a header. */
const HEADED: ReadonlySet<string> = new Set(['safetensors', 'gguf'])

/** Sentences about model files: the thing, the reason, the way out. */
export const modelProblems = {
  'no-tensors': ({ file, format }) =>
    format === 'npz' || format === 'zip'
      ? `${file} is a ${format} archive with no array (.npy) in it. Choose a file that holds arrays.`
      : `${file} is ${format}, but ${HEADED.has(format) ? 'its header names no tensor' : 'there is no tensor of numbers in it'}. Choose a file that holds weights.`,
  'tensor-cut': ({ file, tensor, needs, bytes }) =>
    `${file} is truncated: by its offset, tensor "${tensor}" ends at byte ${count(needs)}, but the file has ${count(bytes)}. ${unfinished}`,
  'tensor-range': ({ file, tensor, begin, end }) =>
    `${file} is damaged: tensor "${tensor}" has the impossible offsets ${begin} to ${end}. ${again}`,
  'tensor-shape': ({ file, tensor, shape }) =>
    `${file}: tensor "${tensor}" has an impossible shape: ${shape}. Sizes are whole numbers, none negative and none beyond 2^53. ${again}`,
  'tensor-size': ({ file, tensor, shape, dtype, needs, bytes }) =>
    `${file}: tensor "${tensor}" of shape ${shape} and type ${dtype} needs ${needs} bytes, but ${count(bytes)} are there. ${again}`,
  'tensor-dtype': ({ file, tensor, dtype, kind }) =>
    `${file}: tensor "${tensor}" has dtype ${dtype}: ${refusedTypes[kind]}`,
  'raw-short': ({ file, dtype, offset, bytes, shape }) =>
    `${file} is too short: its ${sizeOf(bytes)} hold no ${shape ? `${shape} of ${dtype}` : dtype} from byte ${count(offset)} on. Choose another type or offset.`,

  'safetensors-header': ({ file, fault, text }) =>
    `${file} has a damaged header: ${headers[fault]}${text ? ` ("${text}")` : ''}. ${again}`,
  'safetensors-header-length': ({ file, length, limit }) =>
    `${file} is damaged: its header is said to have ${length} bytes, and ${count(limit)} is the limit. ${again}`,
  'safetensors-entry': ({ file, tensor, key }) =>
    `${file} has a damaged header: ${key} of "${tensor}" is missing or wrong. ${again}`,
  'safetensors-shards': ({ file, names, count: n }) =>
    `${file} is the index of a model in parts. Open it together with ${many(n, 'file', 'files')}: ${names}.`,

  'zip-damaged': ({ file, fault }) =>
    fault === 'cut'
      ? `${file} is truncated: a zip archive ends with a list of its files, which is missing. ${unfinished}`
      : `${file} is damaged: the list of files in this zip archive is wrong. ${again}`,
  'zip-member': ({ file, member, fault }) => `${file}: "${member}" ${members[fault]}`,
  'zip-method': ({ file, member, method }) =>
    `${file}: "${member}" is packed with method ${method}, which Quantscope does not know. Save the archive with deflate or without compression.`,
  'zip-large': ({ file, member, bytes, limit }) =>
    `${file}: "${member}" is too large to unpack: ${sizeOf(bytes)}, and ${count(limit)} is the limit. Save it without compression.`,

  'gguf-version': ({ file, version }) =>
    `${file} has GGUF version ${version}; known are 2 and 3. Convert it anew with llama.cpp.`,
  'gguf-endian': ({ file }) =>
    `${file} is a big-endian GGUF, which Quantscope does not open. Convert it with gguf_convert_endian.py of llama.cpp.`,
  'gguf-count': ({ file, fault, length }) =>
    `${file} is damaged: its ${counts[fault]} is ${length}, more than a file of this size can hold. ${again}`,
  'gguf-string': ({ file, fault, length, most }) =>
    fault === 'name'
      ? `${file} is damaged: a name in its header has a length of ${length} bytes, and ${count(most)} is the limit. ${again}`
      : `${file} is damaged: a string in its header has a length of ${length} bytes, but ${count(most)} bytes of the file follow. ${again}`,
  'gguf-array': ({ file, fault, length }) =>
    fault === 'nested'
      ? `${file} is damaged: its metadata nest arrays within arrays beyond any use. ${again}`
      : `${file} is damaged: an array in its metadata has ${length} items, more than the file can hold. ${again}`,
  'gguf-value-type': ({ file, key, type }) =>
    `${file} is damaged: the metadata "${key}" has value type ${type}, which is unknown. ${again}`,
  'gguf-tensor-type': ({ file, tensor, type, fault }) =>
    `${file}: tensor "${tensor}" has the ggml type ${type}, ${tensorTypes[fault]}. Convert it to a type that opens, such as F16 or Q8_0.`,
  'gguf-block': ({ file, tensor, row, type, block }) =>
    `${file}: tensor "${tensor}" has rows of ${count(row)}, which is no multiple of the ${type} block of ${block}. ${again}`,
  'gguf-dimensions': ({ file, tensor, dimensions, most }) =>
    `${file}: tensor "${tensor}" has ${many(dimensions, 'dimension', 'dimensions')}, and ggml has at most ${most}. ${again}`,
  'gguf-alignment': ({ file, alignment }) =>
    `${file} is damaged: its alignment is ${alignment}, which is no power of two. ${again}`,

  'onnx-damaged': ({ file, fault, at }) =>
    `${file} is truncated, or no ONNX file: at byte ${count(at)} of its protobuf ${damages[fault]}. ${unfinished}`,
  'onnx-deep': ({ file, limit }) =>
    `${file} nests subgraphs more than ${count(limit)} deep. Write the model with its branches inlined.`,
  'onnx-external': ({ file, tensor, location }) =>
    `${file} keeps tensor "${tensor}" in the external file ${location}. Open both together; nothing is fetched.`,

  'pt-legacy': ({ file }) =>
    `${file} is in the legacy PyTorch format from before version 1.6. Save it again with torch.save, or as .safetensors.`,
  'pt-torchscript': ({ file }) =>
    `${file} is a TorchScript program, not a list of tensors. Save model.state_dict() with torch.save, or as .safetensors.`,
  'pt-endian': ({ file }) =>
    `${file} was written by a big-endian machine, which Quantscope does not open. Save it again on another, or as .safetensors.`,
  'pt-module': ({ file, name }) =>
    `${file} is a whole model (${name}), whose pickle could run code; nothing in it was run. Save model.state_dict() instead.`,
  'pt-pickle': ({ file, fault, at }) =>
    `${file} is damaged: at byte ${count(at)}, its pickle ${pickles[fault]}. Nothing in it was run. ${again}`,
  'pt-call': ({ file, name }) =>
    `${file} holds no tensor. Its pickle asks for ${name}, which was not run. Trust this file only if you know who made it.`,
  'pt-object': ({ file, tensor, name }) =>
    `${file}: "${tensor}" needs ${name}, which is not run. Save it as an ordinary tensor.`,
  'pt-storage-missing': ({ file, tensor, storage }) =>
    `${file}: the values of tensor "${tensor}" are missing: there is no ${storage} in the archive. ${unfinished}`,
  'pt-storage': ({ file, tensor, storage, needs, bytes }) =>
    `${file}: tensor "${tensor}" reaches, by its offset and strides, to byte ${needs} of its storage ${storage}, whose size is ${count(bytes)}. ${again}`,

  'url-bad': ({ href }) => `The address "${href}" is not one of a file. Give one that begins with https://.`,
  'url-status': ({ file, host, status }) =>
    `${file} could not be fetched: ${host} answered ${status}. ${status === 401 || status === 403 ? 'It may need a login: download the file, and open it here.' : 'Check the address.'}`,
  'url-closed': ({ file, host }) =>
    `${file} cannot be read from here: ${host} does not let other pages read its files (CORS). Download the file, and open it here.`,
  'url-silent': ({ file, host }) =>
    `${file} could not be fetched: there was no answer from ${host}. Check the address and the connection.`,
  'url-large': ({ file, host, bytes, limit }) =>
    `${file} is too large to fetch: ${host} gives it only as a whole${bytes ? ` of ${sizeOf(bytes)}` : ''}, and ${count(limit)} bytes is the limit. Download the file, and open it here.`,
} satisfies { [C in keyof ModelProblems]: (values: ModelProblems[C]) => string }

/** Remarks on model files that were opened. */
export const modelNotes = {
  'note-overlap': ({ file, name, other, count: n }) =>
    `${file}: ${many(n, 'tensor overlaps', 'tensors overlap')} another by its offset, first "${other}" with "${name}". Their values may be wrong.`,
  'note-gap': ({ file, count: n }) => `${file}: there is a gap between tensors: ${sizeOf(n)} that belong to none.`,
  'note-raw-length': ({ file, dtype, size, count: n }) =>
    `${file}: the length is no multiple of ${size}, the bytes of one ${dtype}; ${many(n, 'byte is', 'bytes are')} left over at the end. Another type may fit.`,
  'note-no-arrays': ({ file, names, count: n }) =>
    `${file}: ${many(n, 'member is', 'members are')} no array (.npy) and ${n === 1 ? 'was' : 'were'} skipped: ${names}.`,
  'note-name': ({ file, name }) =>
    `${file}: the name "${name}" is not UTF-8. What could not be read in it is shown as \ufffd.`,
  'note-key-twice': ({ file, key }) => `${file}: the metadata have a duplicate key, "${key}"; the first one counts.`,
  'note-unaligned': ({ file, tensor, offset, alignment }) =>
    `${file}: the offset ${offset} of tensor "${tensor}" does not follow the alignment of ${alignment}. It was read as it is.`,
  'note-objects': ({ file, names, count: n }) =>
    `${file}: ${many(n, 'object was', 'objects were')} skipped and not run: ${names}.`,
  'note-shards': ({ file, names, count: n }) =>
    `${file}: the model is not complete. ${many(n, 'file was', 'files were')} not given: ${names}.`,
  'note-no-ranges': ({ file, host, bytes }) =>
    `${file}: ${host} does not give parts of a file, so all of it was downloaded: ${sizeOf(bytes)}.`,
} satisfies { [C in keyof ModelNotes]: (values: ModelNotes[C]) => string }
