/** What opens, as sentences list it and in the order of the readers. Apart from these, of which a first visit needs none. */
export const OPENS = '.npy .npz .csv .tsv .txt .json .safetensors .gguf .onnx .pt .pth .ckpt'

/** What a picker of files offers first. Beyond the names of formats: lines of JSON, data beside a model, old checkpoints. */
export const ACCEPT = `${OPENS} .jsonl .data .bin`.replaceAll(' ', ',')
