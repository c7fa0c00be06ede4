import type { Association } from '#core/association.ts';
import { type AssociationCampaign, everyMessageOf } from '#core/association-campaign.ts';
import type { MessageId } from '#core/ids.ts';
import { findWithdrawn } from '#core/message-withdrawal.ts';
import { offeredMessagePath } from '../association-paths.ts';
import { TimeText } from '../components/time-text.tsx';
import { isTakenBack } from './association-answers.ts';

export interface OfferedMessagesProps {
  readonly association: Association;
  readonly campaign: AssociationCampaign;
  readonly messageTitle: (id: MessageId) => string;
  readonly mayWithdraw: boolean;
}

/** The messages of a campaign: which of them are withdrawn, and the way to withdraw another. */
export const OfferedMessages = (props: OfferedMessagesProps) => {
  const { association, campaign, messageTitle, mayWithdraw } = props;
  const path = (id: MessageId, step?: string) => offeredMessagePath(association.id, campaign.id, id, step);
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">Its messages</h2>
      <ul class="plain-list">
        {everyMessageOf(campaign).map((id) => (
          <li>
            <a href={path(id)}>{messageTitle(id)}</a>. <Standing {...props} id={id} />
            {mayWithdraw && !isTakenBack(campaign, id) ? (
              <>
                {' '}
                <a href={path(id, 'withdraw')}>
                  Withdraw this message<span class="usa-sr-only">: {messageTitle(id)}</span>
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Standing = ({ association, campaign, id }: OfferedMessagesProps & { readonly id: MessageId }) => {
  const withdrawn = findWithdrawn(campaign.withdrawn, id);
  if (withdrawn) {
    return (
      <>
        Withdrawn on <TimeText at={withdrawn.at} zone={association.zone} />: {withdrawn.reason}.
      </>
    );
  }
  if (isTakenBack(campaign, id)) return <>Withdrawn with the campaign.</>;
  return <>{campaign.former?.includes(id) ? 'A revision has left it out.' : 'It is offered.'}</>;
};
