import { expect, test } from 'vitest'
import { localFile } from '../../../client/ui/export-local.ts'
import { readMeetingJson } from '../../../shared/formats/read-json.ts'
import { setLayout } from '../../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'

test('the file that rescues a meeting is imported again with its entries and its layout', () => {
  const doc = filledSampleDoc()
  setLayout(doc, { headingMark: 'circle', textSize: 11 })
  const read = readMeetingJson(localFile(doc))
  if (read.kind !== 'meeting') throw new Error(read.reason)
  expect(read.file.layout).toMatchObject({ headingMark: 'circle', textSize: 11 })
  expect(read.file.entries.map(entry => entry.text)).toEqual(
    readMeeting(doc).entries.map(entry => entry.text),
  )
})
