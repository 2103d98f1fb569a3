import type { Role } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { pathOf } from '../route.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { GatePage } from './GatePage.tsx'
import { LeftWords } from './LeftWords.tsx'
import { LinkForm } from './LinkForm.tsx'
import { sessionMessages } from './session-messages.ts'

type Props = {
  readonly meeting: string
  /** 'view': no access at all; 'edit': a viewer on a recorders' page. */
  readonly needed: Exclude<Role, 'admin'>
}

/** Says why a page of a meeting stays closed, and takes the link that opens it. */
export function NoAccess({ meeting, needed }: Props) {
  const text = useMessages(sessionMessages)
  const isViewer = needed === 'edit'
  return (
    <GatePage title={isViewer ? text.editOnlyTitle : text.noAccessTitle}>
      <p>{isViewer ? text.editOnlyText : text.noAccessText}</p>
      {isViewer && (
        <p>
          <AppLink
            className={buttonClass({ look: 'primary' })}
            to={pathOf({ kind: 'meeting', meeting, screen: 'projector' })}
          >
            {text.toProjector}
          </AppLink>
        </p>
      )}
      <LeftWords meeting={meeting} />
      <LinkForm label={text.newLink} />
    </GatePage>
  )
}
