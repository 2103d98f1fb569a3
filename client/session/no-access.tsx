import { lazyPart } from '../ui/LazyPart.tsx'
import { Loading } from '../ui/Loading.tsx'

/** Its code comes when somebody is turned away. */
export const NoAccess = lazyPart(async () => (await import('./NoAccess.tsx')).NoAccess, <Loading />)
