import type { Plugin } from 'vite'

type Question = { readonly file: RegExp; readonly asked: string; readonly answered: string }

/** What libraries ask the browser as they start, at the cost of milliseconds of each opening, though it is known. */
const QUESTIONS: readonly Question[] = [
  {
    // prosemirror-model 1.25 looks at the stack of an error to tell V8 by it. To name the line V8 reads the whole file
    // again, with all that is bundled beside it: 7 to 15 ms. What is then done for V8 alone (strings are looked up in
    // an empty object) harms no other browser: each is taken for it.
    file: /\/prosemirror-model\/dist\/index\.js$/,
    asked: 'let { stack } = new Error("/");',
    answered: 'let stack = "\\n at /";',
  },
  {
    // react-aria 3 has the browser read its tables of languages to see which way ours are written: 3 to 5 ms. Without
    // them it goes by the language's name.
    file: /\/react-aria\/dist\/private\/i18n\/utils\.mjs$/,
    asked: 'if (Intl.Locale) {',
    answered: 'if (false) {',
  },
]

/** Answers in the place of the browser. A library that asks no longer, or otherwise, stops the build. */
export function knownAnswers(): Plugin {
  return {
    name: 'known-answers',
    apply: 'build',
    transform: {
      filter: { id: QUESTIONS.map(({ file }) => file) },
      handler(code, id) {
        const question = QUESTIONS.find(({ file }) => file.test(id))
        if (question === undefined) return null
        const { asked, answered } = question
        if (!code.includes(asked)) this.error(`${id} asks no longer: ${asked}`)
        return { code: code.replace(asked, answered), map: null }
      },
    },
  }
}
