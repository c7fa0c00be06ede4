import type { PlatformReach } from '#use-cases/read-campaign-reach.ts';
import { FiguresTable } from './figures-table.tsx';
import { GrowthChart, MessageChart, WeekChart } from './reach-charts.tsx';
import type { ReachView } from './reach-view.ts';
import { describeChange, describeComparison } from './reach-words.ts';

export interface PlatformSectionProps {
  readonly view: ReachView;
  readonly reach: PlatformReach;
  /** Whether figures lead to where they come from. */
  readonly linked: boolean;
}

/** How far a campaign has reached on one platform. */
export const PlatformSection = ({ view, reach, linked }: PlatformSectionProps) => {
  const { platform, lead, whole, changes } = reach;
  const id = `on-${platform}`;
  return (
    <section class="reach__platform" aria-labelledby={id}>
      <h2 id={id}>{view.platformName(platform)}</h2>
      {changes.map((change) => (
        <p>
          <strong>Counted differently.</strong> {describeChange(change)}
        </p>
      ))}
      {whole.tally.posts === 0 ? (
        <p>
          No post was read at this age yet.
          {linked ? ' Choose an earlier age above to see what is known.' : ''}
        </p>
      ) : (
        <div class="reach__figures">
          <FiguresTable {...{ view, reach, linked }} />
        </div>
      )}
      {lead === undefined ? null : (
        <div class="reach__charts">
          <GrowthChart {...{ view, reach, lead }} />
          {whole.tally.posts === 0 ? null : (
            <>
              <WeekChart {...{ view, reach, lead }} />
              <div class="reach__messages">
                <p class="reach__comparison">{describeComparison(reach, view.messageTitle)}</p>
                <MessageChart {...{ view, reach, lead }} />
              </div>
            </>
          )}
        </div>
      )}
    </section>
  );
};
