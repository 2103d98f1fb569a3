import { lazy } from 'react'

/** Its code comes when somebody is turned away. */
export const NoAccess = lazy(async () => ({ default: (await import('./NoAccess.tsx')).NoAccess }))
