import { expect, test } from 'vitest'
import { dtypeName } from './dtype-name.ts'

test.each([
  ['F32', ['f4', '<f4', '>f4', 'float32', '>float32', 'FLOAT', 'F32']],
  ['F64', ['f8', 'float64', 'DOUBLE', 'f64 text']],
  ['F16', ['f2', 'float16', 'FLOAT16']],
  ['BF16', ['bfloat16', 'BFLOAT16', 'BF16']],
  ['F8_E4M3', ['float8_e4m3fn', 'float8_e4m3', 'FLOAT8E4M3FN', 'F8_E4M3']],
  ['F8_E8M0', ['float8_e8m0fnu', 'FLOAT8E8M0', 'F8_E8M0']],
  ['F4_E2M1', ['float4_e2m1fn_x2', 'FLOAT4E2M1']],
  ['F8_E5M2FNUZ', ['FLOAT8E5M2FNUZ', 'F8_E5M2FNUZ']],
  ['I64', ['i8', 'int64', 'INT64']],
  ['U8', ['|u1', 'uint8', 'UINT8']],
  ['I4', ['INT4']],
  ['BOOL', ['|b1', 'bool', 'BOOL']],
  ['C64', ['c8', 'complex64', 'COMPLEX64']],
])('%s is the one name of %j', (name, dtypes) => {
  expect(dtypes.map(dtypeName)).toEqual(dtypes.map(() => name))
})

test.each(['Q4_K', 'F4', 'MXFP4', 'qint8', 'STRING', 'data_type 99', ''])('%s has no other name', (dtype) => {
  expect(dtypeName(dtype)).toBe(dtype)
})
