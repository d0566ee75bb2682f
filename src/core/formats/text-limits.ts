/** Bytes of a key or a name. GGUF sets this limit to its keys; longer ones come only from a damaged length. */
export const NAME_LIMIT = 65_535

/** Bytes that are read of a text of any length of which only the beginning is shown. */
export const TEXT_START = 512
