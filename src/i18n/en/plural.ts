import { count } from '../numbers.ts'

/** A count with its noun. */
export const many = (n: number, one: string, more: string): string => `${count(n)} ${n === 1 ? one : more}`
