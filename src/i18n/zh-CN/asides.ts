import { OPENS } from '../../core/formats/extensions.ts'
import type { RareMessages } from '../en/rare.ts'
import { count } from '../numbers.ts'
import { local } from './local.ts'

/** Banners, pages without a scene, dialogs and panels. */
export const asides: Pick<
  RareMessages,
  | 'bring'
  | 'levels'
  | 'work'
  | 'toast'
  | 'drop'
  | 'notices'
  | 'recipe'
  | 'result'
  | 'blocked'
  | 'share'
  | 'keys'
  | 'panels'
  | 'tooltip'
  | 'generate'
  | 'printed'
  | 'hints'
  | 'menu'
  | 'presenter'
> = {
  notices: {
    rest: '其余内容照链接打开。',
    pastedWords: '这段文字里没有数。可输入或粘贴至少一个数，例如 1.2, 2.3。',
    chooseAnother: '另选文件',
    crashed: (message) => `计算出错，未能重新启动：${message}。重新载入页面即可继续，场景保存在地址栏的链接里。`,
    copyCorrected: '复制改正后的链接',
    otherFile: (name, actual, expected) =>
      `${name}：文件名相同，内容不同（sha256 为 ${actual}…，应为 ${expected}…）。作为新场景打开？`,
    openAsNew: '作为新场景打开',
  },
  recipe: {
    describe: (method, bits, range) => [method, bits, range].filter(Boolean).join('，'),
    bits: (k) => `${count(k)} 位`,
    fractionalBits: (k) => `小数部分 ${count(k)} 位`,
    rangeBy: (how) => (/^\w/.test(how) ? `${how} 校准` : `${how}校准`),
    byHand: '手动范围',
    previous: (what) => `上次设置的指标：${what}`,
    searching: '取值范围还是上次设置的，正在搜索新的。',
  },
  result: {
    noError: (n) => `每个权重本来就在某一级上：${count(n)} 个全部原样还原。没有噪声，分母为 0，SQNR 为无穷大。`,
    allZero: '权重全为 0，没有信号可比，SQNR 无定义。取值范围宽度为 0，缩放因子取 1。',
    zeroReference: '权重全为 0，量化值却不全为 0：SQNR 为 −∞。',
    none: '没有一个权重是有限数，无图可画，各项指标均无定义。',
    empty: '这个张量没有权重：形状里有 0。',
    notFinite: (total, parts) => `${count(total)} 个权重不是有限数：${parts.join('，')}。图表和指标都不含它们。`,
    nan: (n) => `${count(n)} 个 NaN`,
    posinf: (n) => `${count(n)} 个 +∞`,
    neginf: (n) => `${count(n)} 个 −∞`,
    overflowed: (n) => `${count(n)} 个权重超出 float32 的范围，变成 ±∞。`,
    allToZero: (method) => `${method}：在这个设置下，每个权重都变成 0。`,
  },
  blocked: {
    incompleteTitle: '链接不完整。',
    damagedTitle: '链接里的权重有误。',
    newerTitle: '打开这个链接需要更新的 Quantscope。',
    startExample: '从示例开始',
    methodTitle: (id) => `此版本没有方法“${id}”。`,
    methodText: '这一格留空，不用别的方法代替。可在控件里另选方法，或用更新的版本打开链接。',
    sourceTitle: (id) => `此版本没有权重来源“${id}”。`,
    sourceText: '不用别的权重代替。可在控件里另选权重，或用更新的版本打开链接。',
    fileTitle: (name) => `这个场景用的是文件 ${name}。`,
    fileText: `拖入同一文件即可继续。${local}`,
    chooseFile: '选择文件',
    failedTitle: '权重载入失败。',
    stoppedTitle: '已停止，还没有可显示的结果。',
    stoppedText: '重新载入页面可从头开始，也可以先看示例。',
  },
  share: {
    title: '分享这个场景',
    link: '链接',
    copy: '复制链接',
    refused: '浏览器不允许复制。链接已选中，可按 Ctrl C 复制。',
    length: (n, fits) => `${count(n)} 个字符，${fits ? '聊天和幻灯片里都放得下' : '聊天软件可能会截短'}。`,
    recipe: '链接只写明权重从何而来，没有上传任何内容。',
    typed: '这些数写在链接里，没有上传任何内容。',
    nameOnly: '链接只写明是哪个文件。打开链接的人需有同一文件。',
    put: (n) => `把 ${count(n)} 个值写进链接`,
    putHint: '拿到链接的人也就拿到了这些值。',
    missing: '暂时取不到这些值。关闭后再分享一次。',
    tooLong: (n) => `${count(n)} 个值太多，链接放不下。`,
  },
  keys: {
    title: '快捷键',
    enabled: '启用单键快捷键',
    list: [
      ['+ −', '位宽加一、减一'],
      ['L', '计数轴：√、线性、对数'],
      ['B', '直方图的组数'],
      ['[ ]', '上一个、下一个权重'],
      ['P', '投影视图'],
      ['1 4', '视图：实验、文件'],
      ['/', '文件视图：按名称筛选张量'],
      ['Ctrl Z', '撤销'],
      ['Shift Ctrl Z', '重做'],
      ['?', '本列表'],
      ['Esc', '关闭已打开的内容'],
    ],
    handle: '在手柄上：← → 移动，加 Shift 每次移动十倍；Home 和 End 移到数据的最小值和最大值；Esc 还原。',
  },
  panels: {
    copy: '复制',
    copied: '已复制',
    pythonHint: '这段 NumPy 代码得到的数与此处完全相同。',
    ggmlHint:
      '这段 Python 代码直接调用 ggml，需要动态库 libggml-base 和 gguf 包。库若编译时不用融合乘加（FMA），得到的数与此处完全相同。',
    formulaHint: '实际采用的数值',
    numbersFor: (place) => `${place} 所用：`,
    tableOf: { original: '逐组', levels: '量化级', error: '误差，以步长计' },
    columns: {
      from: '从',
      to: '至',
      original: '原始',
      quantized: '量化后',
      clipped: '截断',
      code: '量化码',
      level: '量化级',
      count: '个数',
      rounding: '舍入',
      clipping: '截断',
    },
    rows: (shown, total) => `共 ${count(total)} 行，列出 ${count(shown)} 行`,
  },
  tooltip: {
    interval: (from, to) => `${from} 至 ${to}`,
    become: (n) => [`${count(n)} 个权重`, ''],
    becomeLevel: (level) => `变成 ${level}`,
    becomeLevels: (n, from, to) => `分到 ${count(n)} 级，${from} 至 ${to}`,
    level: (level) => `量化级 ${level}`,
    holds: (n) => `${count(n)} 个权重`,
    feeds: (from, to) => `来自 ${from} 至 ${to}`,
    feedsBelow: (to) => `来自 ${to} 以下`,
    feedsAbove: (from) => `来自 ${from} 以上`,
    beyond: (limit) => `超出 ${limit}`,
    ofClipped: (n) => `其中截断 ${count(n)} 个`,
  },
  generate: {
    distribution: '分布',
    n: 'n',
    newSeed: '换一个种子',
    mean: '均值',
    std: '标准差',
    df: '自由度',
    modes: '± 峰',
    outliers: '离群值',
    spread: '离群幅度',
    shape: '形状',
  },
  printed: { article: '文章输出', numpy: 'NumPy 输出' },
  hints: {
    source: {
      n: '权重个数，1 到 10,000,000',
      seed: '同一种子在任何浏览器里都给出同样的权重',
      mean: '分布的均值',
      std: '标准差（standard deviation）',
      df: '自由度（degrees of freedom）：越小，尾部越重',
      modes: '两个峰到均值的距离',
      outliers: '变成离群值（outlier）的权重个数',
      spread: '离群值的大小，以标准差为单位',
      shape: '行数 × 列数，乘积须等于 n',
    },
    article: {
      integer: '4.5 恰在正中，取偶数 4；5.6 舍入为 6。',
      'fixed-point': '每个权重乘 2⁴ 再舍入：1.2 → 19.2 → 19。',
      clip: '五个数都在 [−10, 10] 内，改变它们的只有类型转换：小数部分被舍去。',
    },
  },
  menu: {
    choose: '选择方法',
    filter: '输入即筛选',
    none: (query) => `没有与“${query}”匹配的方法。`,
    source: (reference) => `出处：${reference}`,
  },
  levels: {
    line: (n, least, greatest, unit) =>
      unit === 'code'
        ? `${count(n)} 个量化码，从 ${least} 到 ${greatest}`
        : `${count(n)} 级，从 ${least} 到 ${greatest}${unit === 'scale' ? '，再乘以缩放因子' : ''}`,
    lost: (n) => `${count(n)} 个权重变成 ±∞ 或 NaN：计为截断，其他指标不含它们。`,
    remarks: {
      'blocks-cross-rows': ({ row, block }) =>
        `每行 ${count(row)} 个权重，不是 ${count(block)} 的整数倍：块会跨行。参考实现会拒绝这种形状。`,
      padded: ({ zeros, block }) => `不满 ${count(block)} 个的块共用 ${count(zeros)} 个 0 补齐，计入大小。`,
      'scale-saturated': ({ greatest }) =>
        `有的块需要大于 ${count(greatest)}（半精度最大值）的缩放因子，只能取到该值，块内权重被截断。`,
    },
  },
  presenter: {
    leaves: '退出',
    leave: '退出投影视图',
    weights: (name, n) => `${name}，${count(n)} 个权重`,
  },
  bring: {
    numbers: '数值',
    numbersHint: '可输入或粘贴数、表格、Python 列表或 JSON。',
    usePasted: '使用这些数',
    pastedName: '粘贴的文字',
    choose: '选择文件',
    fileDrop: '也可把文件拖到页面任意处。',
    fileHint: `可打开 ${OPENS}。文件只在本机读取，不会上传。`,
    opened: (name) => `已打开：${name}`,
    address: '文件地址',
    openAddress: '打开',
    raw: {
      title: '没有格式的裸数据',
      dtype: '数值类型',
      order: '字节序',
      orders: { little: '小端', big: '大端' },
      offset: '偏移',
      offsetLabel: '第一个数之前的字节数',
      choose: '选择裸数据文件',
    },
    sort: {
      offer: (n, seconds, peak, stays) =>
        `${count(n)} 个权重不会自动排序。排序后，拖动时几毫秒就有结果，不必等约 ${seconds} 秒，查找范围也更快。过程中占用内存 ${peak}，之后保留 ${stays}。`,
      start: '排序',
      work: '正在给权重排序',
    },
    stored: {
      blocks: (type, elements, bytes) =>
        `文件中存的是 ${type}：每块 ${count(elements)} 个权重，${count(bytes)} 字节。这里显示的是反量化值。`,
      affine: (dtype, scales, axis, group) =>
        `文件中存的是 ${dtype} 量化码，${axis === null ? '' : `沿轴 ${count(axis)} `}共 ${count(scales)} 个缩放因子${group === null ? '' : `，每组 ${count(group)} 个`}。这里显示的是反量化值。`,
      weight: '这个权重的存储内容：',
      place: (block, place) => `第 ${count(block)} 块第 ${count(place)} 个：`,
    },
  },
  work: {
    load: '正在载入权重',
    range: '正在搜索最佳取值范围',
    measure: '正在计算',
    progress: (share, seconds) => (seconds === null ? share : `${share}，约 ${count(seconds)} 秒`),
    stop: '停止',
  },
  toast: {
    restarted: '计算没有响应，已重新启动。设置和权重都已恢复。',
    copied: (length) => `链接已复制：${count(length)} 个字符。`,
    axis: (axis) => `这些权重没有第 ${count(axis)} 轴，改用第 0 轴。`,
    stopped: '已停止，保留上次的结果。',
  },
  drop: {
    title: '松开即打开',
    formats: OPENS,
    privacy: local,
  },
}
