import { type Day, describeDay } from '#core/election/day.ts';
import type { CampaignId, OfficeId } from '#core/ids.ts';
import type { ListedCompanion } from '#use-cases/list-companions.ts';
import { companionPath } from '../companion-paths.ts';

export interface CampaignCompanionsProps {
  readonly officeId: OfficeId;
  readonly campaignId: CampaignId;
  readonly companions: readonly ListedCompanion[];
}

/** What can be published beside a campaign's posts, from the same answers; nothing where its pack offers nothing. */
export const CampaignCompanions = ({ officeId, campaignId, companions }: CampaignCompanionsProps) =>
  companions.length === 0 ? null : (
    <section aria-labelledby="companions">
      <h2 id="companions">Companions</h2>
      <p>More to publish from the same answers, as a Word file or on paper.</p>
      <ul>
        {companions.map(({ template: { kind, title, summary }, companion }) => (
          <li>
            <a href={companionPath({ officeId, campaignId, kind })}>{title}</a>
            {companion ? ` (${describeState(companion.publication?.day)})` : ''}. {summary}
          </li>
        ))}
      </ul>
    </section>
  );

function describeState(published: Day | undefined): string {
  return published === undefined ? 'begun' : `published on ${describeDay(published)}`;
}
