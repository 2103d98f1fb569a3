import fc from 'fast-check'
import { expect, test } from 'vitest'
import { summaryDocx } from '../../server/formats/docx.ts'
import { type FileContent, readDocx } from '../../server/import/read-docx.ts'
import { plainText } from '../../shared/formats/plain-text.ts'
import { readSummary } from '../../shared/import/import-summary.ts'
import { learnLayout } from '../../shared/import/layout/learn-layout.ts'
import { type Layout, layoutFrom, layoutValues, STANDARD_LAYOUT } from '../../shared/meeting/layout.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { anyLayout, fullMeeting } from '../support/any-layout.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'

function learnt({ text, sheet }: FileContent, isWrapped: boolean): Layout {
  const reading = readSummary(text, isWrapped)
  if (reading.kind === 'refused') return expect.fail(reading.reason)
  return layoutFrom(learnLayout(reading.readings, reading.found.file, sheet).values)
}

/** Without what no text shows: paper, the PDF's standard, words and marks that this layout does not print. */
function shown(layout: Layout): Layout {
  const { marginTop, marginBottom, marginLeft, marginRight, textSize, linePitch, charGap, pdfStandard } =
    STANDARD_LAYOUT
  return {
    ...layout,
    ...{ marginTop, marginBottom, marginLeft, marginRight, textSize, linePitch, charGap, pdfStandard },
    itemWord: layout.itemMark === 'number' ? STANDARD_LAYOUT.itemWord : layout.itemWord,
    remarkMark: layout.speakers === 'bullet' ? STANDARD_LAYOUT.remarkMark : layout.remarkMark,
  }
}

test('a layout is learnt from the text that was printed in it', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  fc.assert(
    fc.property(anyLayout, layout => {
      const text = plainText(summaryOf(fullMeeting(layout)))
      expect(layoutValues(learnt({ text, sheet: {} }, true))).toEqual(layoutValues(shown(layout)))
    }),
    propertyRuns(100),
  )
})

test('a layout is learnt from the Word file that was written in it: the next one is the same to the byte', {
  timeout: PROPERTY_TIMEOUT_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyLayout, async layout => {
      const file = await summaryDocx(summaryOf(fullMeeting(layout)))
      const again = learnt(readDocx(file), false)
      const { itemWord, remarkMark } = shown(layout)
      expect(layoutValues(again)).toEqual(
        layoutValues({ ...layout, itemWord, remarkMark, pdfStandard: STANDARD_LAYOUT.pdfStandard }),
      )
      expect(await summaryDocx(summaryOf(fullMeeting(again)))).toEqual(file)
    }),
    propertyRuns(15),
  )
})
