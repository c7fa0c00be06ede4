import type { OfficeId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { ButtonLink } from '../components/buttons.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { newAnnouncementPath, packPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { newRotationPath } from '../rotation-paths.ts';
import { AnnouncementSteps } from './announcement-steps.tsx';
import { describePurpose, groupMessages, type MessageGroup } from './message-kinds.ts';

export interface ChooseMessagePageProps {
  readonly officeId: OfficeId;
  readonly packs: readonly Pack[];
}

/** Where a new announcement begins: with what it says. */
export const ChooseMessagePage = ({ officeId, packs }: ChooseMessagePageProps) => (
  <Layout title="New announcement" section="new-announcement" width="wide">
    <PageTitle>What do you want to say?</PageTitle>
    <AnnouncementSteps current={1} />
    {packs.length === 0 ? (
      <EmptyState
        heading="There is no message to choose yet"
        action={{ href: officePath(officeId, '/packs'), label: 'See the packs' }}
      >
        <p>Messages come in packs, and no pack has been added yet.</p>
      </EmptyState>
    ) : (
      <>
        <p>
          Choose a message. On the next page you add what is yours; nothing is scheduled before you have read
          every text. Or <a href={newRotationPath(officeId)}>let messages take turns</a> over weeks, in a
          rotation.
        </p>
        {packs.map((pack) => (
          <section aria-labelledby={`pack-${pack.id}`}>
            <h2 id={`pack-${pack.id}`}>{pack.title}</h2>
            <p>
              <a href={packPath(officeId, pack.id)}>
                Read about this pack<span class="usa-sr-only"> ({pack.title})</span>
              </a>
            </p>
            {groupMessages(pack).map((group) => (
              <Group officeId={officeId} pack={pack} group={group} />
            ))}
          </section>
        ))}
      </>
    )}
  </Layout>
);

const Group = ({ officeId, pack, group }: { officeId: OfficeId; pack: Pack; group: MessageGroup }) => (
  <>
    <h3>{group.heading}</h3>
    <ul class="message-list">
      {group.messages.map((message) => (
        <li class="message">
          <div class="message__about">
            <h4>{message.title}</h4>
            <p>{describePurpose(message)}</p>
          </div>
          <ButtonLink
            href={newAnnouncementPath(officeId, { pack: pack.id, message: message.id })}
            kind={message.kind === 'announcement' ? 'primary' : 'outline'}
          >
            Use this message<span class="usa-sr-only">: {message.title}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  </>
);
