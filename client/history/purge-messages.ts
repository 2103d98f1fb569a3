import type { Messages } from '../i18n/language.ts'

type PurgeMessages = {
  readonly open: string
  readonly title: string
  readonly words: string
  readonly support: string
  readonly look: string
  readonly isPresent: string
  readonly isDamaged: string
  readonly lost: (count: number, listed: number) => string
  readonly versions: (count: number) => string
  readonly withVersions: string
  readonly final: string
  readonly erase: string
  readonly done: (left: number) => string
  readonly later: string
  readonly close: string
}

/** Removing deleted words for good. */
export const purgeMessages: Messages<PurgeMessages> = {
  ja: {
    open: '削除した語句の消去…',
    title: '削除した語句の消去',
    words: '語句',
    support:
      '記録から削除しても、語句は履歴に残ります。誤って書いた氏名などをここで完全に消せます。1日以上前に書いたものは、打ちかけの語（語の一部）が時点に残っていることがあるので、語の一部でも調べてください。空のままなら、これまでに削除したものをすべて消します。',
    look: '失われるものを調べる',
    isPresent:
      'この語句の文字が今の記録に残っています。消去できるのは、削除済みの語句だけです。先に記録から削除してください。',
    isDamaged: '保存データの一部が壊れているため、この会議からは語句だけを消せません。',
    lost: (count, listed) => {
      if (count === 0) return 'この語句を含む時点は履歴にありません。'
      return count === listed
        ? `履歴から、次の${count}時点が失われます。`
        : `履歴から${count}時点が失われます。うち履歴に表示されるのは次の${listed}時点です。`
    },
    versions: count => `会議終了時の記録・確定した版のうち${count}件がこの語句を含みます。`,
    withVersions: 'これらも消す（その版の文書は受け取れなくなります）',
    final: '取り消せません。これまでのバックアップ、配布した文書、ほかの端末の控えからは消えません。',
    erase: '完全に消去',
    done: left => (left === 0 ? '消去しました。' : `消去しました。語句を含む版が${left}件残っています。`),
    later: 'バックアップの作成中です。終わりしだい、ファイルの整理まで自動で行います。',
    close: '閉じる',
  },
  en: {
    open: 'Erase deleted words…',
    title: 'Erase deleted words',
    words: 'Words',
    support:
      'Words that were deleted stay in the history. A name that was written by mistake can be erased for good here. After a day, a moment may still hold a word that was half typed then: look for parts of it as well. Left empty, everything that was ever deleted is erased.',
    look: 'See what will be lost',
    isPresent:
      'Parts of these words stand in the record still: only what was deleted can be erased. Delete them there first.',
    isDamaged: 'Part of what is stored is damaged, so words alone cannot be erased from this meeting.',
    lost: (count, listed) => {
      if (count === 0) return 'No moment of the history holds these words.'
      const lost = `${count} ${count === 1 ? 'moment' : 'moments'} of the history will be lost`
      return count === listed ? `${lost}:` : `${lost}; the history lists ${listed} of them:`
    },
    versions: count =>
      `${count} ${count === 1 ? 'version' : 'versions'} (the record as captured, final editions) ${count === 1 ? 'holds' : 'hold'} these words.`,
    withVersions: 'Erase these too (their documents can no longer be had)',
    final:
      'This cannot be undone. Backups made before, documents handed out and copies on other computers are out of reach.',
    erase: 'Erase for good',
    done: left =>
      left === 0
        ? 'Erased.'
        : `Erased. ${left} ${left === 1 ? 'version still holds' : 'versions still hold'} the words.`,
    later: 'A backup is being made. The files are cleaned by themselves once it is done.',
    close: 'Close',
  },
}
