import type { Section } from './line-reading.ts'

/** The labels that our own documents print. */
const PRINTED: Readonly<Record<string, Section>> = {
  日時: 'when',
  開催方法: 'mode',
  実施場所: 'venue',
  主催: 'organiser',
  公開: 'open',
  出席者: 'attendees',
  傍聴者: 'observers',
  議題: 'agenda',
  配付資料: 'papers',
  議事: 'proceedings',
  次回予定: 'next',
  問合せ先: 'contact',
}

/** The section under a label as we print it (日　　時), or null. */
export function printedSection(label: string): Section | null {
  const plain = label.replace(/[ 　]/g, '')
  return Object.hasOwn(PRINTED, plain) ? (PRINTED[plain] ?? null) : null
}

/** The labels of real summaries (without spaces), by what stands under them. */
const LABELS: Readonly<Record<Section, string>> = {
  name: '会議名 会議の名称 会議名称 名称 附属機関等の名称 附属機関の名称 審議会等の名称 件名',
  when: '日時 開催日時 会議の日時 開催日時及び場所 開催日時・場所 日時及び場所 日時・場所 開催年月日 開催日 実施日時 会議日時 会議開催日時 とき 年月日',
  mode: '開催方法 開催形式 開催形態 実施方法 会議形式 会議の形式',
  venue: '場所 会場 開催場所 実施場所 会議場所 開催会場 会議の場所 会議開催場所 ところ',
  organiser: '主催 主催者',
  open: '公開 会議の公開 公開・非公開 公開・非公開の別 会議の公開・非公開 会議の公開又は非公開 会議の公開・非公開の別 公開又は非公開の別 公開非公開の別 傍聴の可否 公開の可否 公開の状況',
  attendees:
    '出席者 出席委員 出席者等 出席者の氏名 出席者氏名 出席者名 出席者一覧 出席状況 委員出欠 委員の出席状況 出席者及び欠席者 出席役員 参加者 構成員 欠席者 欠席委員 事務局 事務局職員 事務局出席者 説明員 説明者 説明のため出席した者 オブザーバー 関係者 コンサルタント 出席職員 その他の出席者',
  observers: '傍聴者 傍聴者数 傍聴者の数 傍聴人 傍聴人数 傍聴人の数 傍聴',
  agenda: '議題 会議次第 次第 議事次第 議事日程 会議日程 案件 付議案件 議題等 会議の議題 会議事項',
  papers: '配付資料 配布資料 会議資料 提出資料 資料 配付資料一覧 配布資料一覧 資料一覧',
  proceedings:
    '議事 議事概要 議事の概要 議事要旨 議事の要旨 議事等の要旨 議事内容 議事の内容 議事の経過 会議概要 会議の概要 会議の要旨 会議内容 会議の内容 会議の経過 会議要旨 会議経過 審議経過 審議の経過 審議内容 審議の内容 審議概要 審議結果概要 発言要旨 発言内容 主な発言 主な発言内容 主な意見 主な意見等 主な質疑 主な質疑等 意見等 質疑応答 会議の結果 会議結果 議事録 会議録',
  decisions: '決定事項 議決事項',
  next: '次回予定 次回の予定 次回開催 次回開催予定 次回開催予定日 次回の開催予定 次回開催日 次回日程 次回会議 次回 今後の予定 今後のスケジュール 今後の日程',
  contact:
    '問合せ先 問い合わせ先 お問い合わせ先 お問合せ先 お問い合わせ 連絡先 担当 担当課 担当部課名 担当部署 担当部課 所管課 庶務',
  other:
    '会議録の作成方法 会議録署名委員 会議録署名人 署名委員 報道機関 報道関係者 開会 閉会 休憩 その他 備考 特記事項 開会時刻 閉会時刻 会議の記録方法 非公開の理由 会議を非公開とした理由',
}

type Label = { readonly section: Section; readonly label: string; readonly pattern: RegExp }

/** The longest first; each may have been spread with spaces. */
const PATTERNS: readonly Label[] = Object.entries(LABELS)
  .flatMap(([section, words]) => words.split(' ').map(label => ({ section: section as Section, label })))
  .sort((a, b) => b.label.length - a.label.length)
  .map(({ section, label }) => ({
    section,
    label,
    pattern: new RegExp(
      `^${[...label].join('\\s*')}(\\s*[)）】〕］\\]>＞≫》]\\s*[:：]?\\s*|\\s*[:：|]\\s*|\\s+|$)(.*)$`,
      'u',
    ),
  }))

/** A label at the start of a line, with what follows it there; null when there is none. */
export type FoundLabel = {
  readonly section: Section
  readonly label: string
  readonly value: string
  /** A colon or bracket stands between the two, not only a space. */
  readonly isParted: boolean
}

export function labelAt(text: string): FoundLabel | null {
  for (const { section, label, pattern } of PATTERNS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const value = (found[2] ?? '').replace(/\s*\|\s*$/, '').trim()
    return { section, label, value, isParted: (found[1] ?? '').trim() !== '' }
  }
  return null
}

/** True when a label names some of the people, and so stands for a group of them. */
export function isGroupLabel(label: string): boolean {
  return /^(欠席|事務局|説明|オブザーバー|関係者|コンサルタント|出席職員|その他の出席者)/.test(label)
}
