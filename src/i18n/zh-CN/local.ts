/** Said wherever a file is opened. */
export const local = '文件只在本机读取，不会上传。'
