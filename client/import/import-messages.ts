import type { MeetingFile } from '../../shared/meeting/fill-meeting.ts'
import type { Messages } from '../i18n/language.ts'
import type { NotImported } from './use-import.ts'

type ImportMessages = {
  readonly title: string
  readonly chooseFile: string
  readonly fileKinds: string
  readonly pasted: string
  readonly pastedSupport: string
  readonly read: string
  readonly refused: Readonly<Record<NotImported, string>>
  readonly counts: (file: MeetingFile, isOurs: boolean) => string
  readonly what: string
  readonly next: string
  readonly nextText: string
  readonly whole: string
  readonly wholeText: string
  readonly meetingTitle: string
  readonly titleMissing: string
  readonly titleTooLong: (most: number) => string
  readonly keepLeft: (count: number) => string
  readonly create: string
  readonly back: string
  readonly cancel: string
}

/** The words of making a meeting from a document. */
export const importMessages: Messages<ImportMessages> = {
  ja: {
    title: '前回の開催概要から作る',
    chooseFile: 'ファイルを選ぶ…',
    fileKinds: 'Word（.docx）、PDF、テキスト、Markdown、要録のJSON。10MBまで。',
    pasted: '文書を貼り付け',
    pastedSupport:
      '開催概要・議事概要・会議録の文を、そのまま貼り付けます。会議は、次の画面で確かめてから作ります。',
    read: '読み取る',
    refused: {
      empty: '文字がありません。',
      'not-text': '文字として読めません。Word、PDF、テキストのどれかで保存し直すか、文を貼り付けてください。',
      'too-long': '長すぎます（2万行まで）。会議一回分の文書を選んでください。',
      'no-summary':
        '会議の開催概要や議事録とは読み取れません。「日時」「場所」「議題」などの見出しがある文書を選んでください。',
      'unknown-file':
        '読み取れない種類のファイルです。Word（.docx）、PDF、テキスト、Markdown、要録のJSONを選んでください。',
      'newer-version': '新しい版の要録で書き出されたファイルです。この要録を更新してから取り込んでください。',
      'too-large': 'ファイルが大きすぎます（10MBまで）。',
    },
    counts: (file, isOurs) =>
      `${isOurs ? '要録が書き出した文書です。' : ''}議事${file.agenda.length}件、テーマ${file.themes.length}件、出席者${file.attendees.length}名、記録${file.entries.length}件を読み取りました。`,
    what: '作るもの',
    next: '次回の会議を準備する',
    nextText: '議事・テーマ・出席者・見出しを引き継ぎます。日時、記録、配付資料は引き継ぎません。',
    whole: 'この会議を記録ごと取り込む',
    wholeText: '日時も意見も、文書にあるすべてを入れます。',
    meetingTitle: '会議名',
    titleMissing: '会議名を入力してください。',
    titleTooLong: most => `会議名は${most}文字までです。`,
    keepLeft: count => `置き場所のなかった${count}行を、内部メモとして会議に残す`,
    create: '会議を作る',
    back: '別の文書にする',
    cancel: 'やめる',
  },
  en: {
    title: 'From a previous summary',
    chooseFile: 'Choose a file…',
    fileKinds: 'Word (.docx), PDF, text, Markdown or Yoroku’s JSON, up to 10 MB.',
    pasted: 'Paste a document',
    pastedSupport:
      'Paste the text of a summary or minutes as it is. Nothing is made before you have checked what was read.',
    read: 'Read it',
    refused: {
      empty: 'There is no text in it.',
      'not-text': 'This cannot be read as text. Save it as Word, PDF or text, or paste its words.',
      'too-long': 'This is too long (20,000 lines at most). Choose the document of one meeting.',
      'no-summary':
        'This does not read like the summary of a meeting. Choose a document with headings such as 日時, 場所 or 議題.',
      'unknown-file':
        'Files of this kind cannot be read. Choose Word (.docx), PDF, text, Markdown or Yoroku’s JSON.',
      'newer-version': 'A newer version of Yoroku wrote this file. Update this one first.',
      'too-large': 'The file is too large (10 MB at most).',
    },
    counts: (file, isOurs) =>
      `${isOurs ? 'Yoroku wrote this document. ' : ''}Read: ${file.agenda.length} agenda items, ${file.themes.length} themes, ${file.attendees.length} attendees, ${file.entries.length} entries.`,
    what: 'What to make',
    next: 'Prepare the next meeting',
    nextText: 'Takes over agenda, themes, attendees and headings, but no date, entries or papers.',
    whole: 'Bring in this meeting with its record',
    wholeText: 'Everything that the document holds, date and remarks included.',
    meetingTitle: 'Title',
    titleMissing: 'Enter a title.',
    titleTooLong: most => `A title has at most ${most} characters.`,
    keepLeft: count =>
      count === 1
        ? 'Keep the line that found no place as an internal memo'
        : `Keep ${count} lines that found no place as an internal memo`,
    create: 'Make the meeting',
    back: 'Use another document',
    cancel: 'Cancel',
  },
}
