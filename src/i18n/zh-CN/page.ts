import type { Messages } from '../en/index.ts'

type Page = 'topbar' | 'notices' | 'fields' | 'panels'

/** The page around the scene: top bar, progress, toasts. */
export const page: Pick<Messages, Page> = {
  topbar: {
    views: '视图',
    lab: '实验',
    file: '文件',
    undo: '撤销',
    redo: '重做',
    projector: '投影视图',
    language: 'English',
    languageLabel: '切换到英文（English）',
    themes: { auto: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色', projector: '主题：投影' },
    share: '分享',
    keys: '快捷键',
    menu: '菜单',
    controls: '控件',
    close: '关闭',
    skip: '跳到指标',
    parts: '页面各部分',
  },
  notices: {
    close: '关闭',
    drawingFailed: '页面未能绘出。重新载入即可继续，场景保存在地址栏的链接里。',
    partFailed: '页面有一部分未能载入。重新载入即可补全，场景保存在链接里。',
    reload: '重新载入页面',
  },
  fields: {
    number: '这不是数。',
    bounds: (name, min, max) => `${name}：只能取 ${min} 到 ${max}。`,
    order: 'a 须小于 b。',
    shape: '写成行数 × 列数，例如 48x64；乘积须等于 n。',
  },
  panels: {
    formula: '公式',
    python: 'Python',
    definitions: '定义',
    table: '数据表',
  },
}
