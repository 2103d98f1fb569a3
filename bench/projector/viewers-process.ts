/**
 * A process of its own that follows a meeting's outline many times over: `url meeting token count`. It says 'ready' once
 * all have the outline, and ends with its parent.
 */
import { joinViewers } from '../outline/viewer.ts'

const [url = '', meeting = '', token = '', count = '0'] = process.argv.slice(2)
process.on('disconnect', () => process.exit(0))
await joinViewers(url, meeting, token, Number(count))
process.send?.('ready')
