import { describe, expect, test } from 'vitest'
import { byteFile, bytesOf } from '../../proof/corpus/make-files.ts'
import { openWeights } from './open.ts'
import { sniff } from './sniff.ts'

const zip = (member: string): string =>
  `PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(member.length)}\0\0\0${member}`

const FILES: readonly [what: string, bytes: string, nature: string, name?: string][] = [
  ['npy', '\x93NUMPY\x01\0', 'format', 'npy'],
  ['npz', zip('a.npy'), 'format', 'npz'],
  ['npz behind a readme', zip('readme.txt') + zip('a.npy'), 'format', 'npz'],
  ['PyTorch zip', zip('model/data.pkl'), 'format', 'pt'],
  ['TorchScript', zip('model/data/0'), 'format', 'pt'],
  ['Word document', zip('word/document.xml'), 'format', 'npz'],
  ['empty zip', `PK\x05\x06${'\0'.repeat(18)}`, 'format', 'npz'],
  ['PyTorch stream', '\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.', 'format', 'pt'],
  ['pickle', '\x80\x04\x95\0', 'format', 'pickle'],
  ['safetensors', '\x02\0\0\0\0\0\0\0{}', 'format', 'safetensors'],
  ['safetensors with a list for a header', '\x07\0\0\0\0\0\0\0[1,2,3]', 'format', 'safetensors'],
  ['safetensors index', '{"metadata":{},"weight_map":{"w":"a"}}', 'format', 'safetensors'],
  ['gguf', 'GGUF\x03\0\0\0', 'format', 'gguf'],
  ['onnx', '\x08\x08\x12\x06pytorch', 'format', 'onnx'],
  ['PNG', '\x89PNG\r\n\x1a\n\0', 'image', 'PNG'],
  ['JPEG', '\xff\xd8\xff\xe0', 'image', 'JPEG'],
  ['gzip', '\x1f\x8b\x08\0', 'packed', 'gzip'],
  ['tar', `name${'\0'.repeat(253)}ustar`, 'packed', 'tar'],
  ['HDF5', '\x89HDF\r\n\x1a\n', 'foreign', 'HDF5 (Keras)'],
  ['PDF', '%PDF-1.7', 'foreign', 'PDF'],
  ['web page', '\n<!DOCTYPE html><html>', 'web-page', 'HTML'],
  ['web page behind a comment', '<!-- saved -->\n<HTML>', 'web-page', 'HTML'],
  ['error reply', '<?xml version="1.0"?><Error>', 'web-page', 'XML'],
  ['one letter', 'G', 'short'],
  ['beginning of a signature', '\x93NUM', 'short'],
  ['beginning of a zip', 'PK\x03', 'short'],
  ['one digit', '7', 'format', 'text'],
  ['an empty list', '[]', 'format', 'json'],
  ['random bytes', '\xc0\x7c\x41\xd6\x83\x1a\x92\x5a', 'unknown'],
  ['zeros', '\0'.repeat(40), 'unknown'],
  ['object', ' {"a": 1}', 'format', 'json'],
  ['nested lists', '\xef\xbb\xbf[[1, 2]]', 'format', 'json'],
  ['NumPy print', '[[ 0.1 -0.2]\n [ 0.3  0.4]]', 'format', 'json'],
  ['PyTorch print', 'tensor([[0.1, 0.2]])', 'format', 'json'],
  ['name in brackets', '[m/s],[kg]\n1,2', 'format', 'text'],
  ['table', 'a,b\n1,2', 'format', 'text'],
  ['table in UTF-16 without a mark', '1\0,\x002\0\n\0', 'format', 'text'],
]

describe('sniff', () => {
  test.each(FILES)('recognises %s', (_, bytes, nature, name) => {
    expect(sniff(bytesOf(bytes), bytes.length)).toEqual(name === undefined ? { nature } : { nature, name })
  })

  test('reads the size from a Git LFS pointer', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 98765432\n'
    expect(sniff(bytesOf(pointer), pointer.length)).toEqual({ nature: 'lfs-pointer', bytes: 98765432 })
  })

  test.each(FILES)('a file of %s opens or is refused with a sentence of its own', async (_, bytes, nature, name) => {
    const opening = openWeights([byteFile('x', bytes)])
    const code = { image: 'file-image', packed: 'file-packed', foreign: 'file-foreign', 'web-page': 'file-web-page' }[
      nature
    ]
    if (code) await expect(opening).rejects.toMatchObject({ code, values: { kind: name } })
    else if (nature === 'short')
      await expect(opening).rejects.toMatchObject({ code: 'file-short', values: { bytes: bytes.length } })
    else if (nature === 'unknown') await expect(opening).rejects.toMatchObject({ code: 'file-unknown' })
    else if (name === 'pickle')
      await expect(opening).rejects.toMatchObject({ code: 'format-not-yet', values: { format: name } })
    else await opening.catch((error: unknown) => expect(error).toHaveProperty('code'))
  })
})
