/** The numbers of FP4 (E2M1), doubled, by their code: MXFP4 and NVFP4 halve their scales instead. */
export const E2M1_ENTRIES = Int8Array.of(0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12)
