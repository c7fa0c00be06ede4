import type { Office } from '#core/office.ts';
import { safetyPath } from '../safety-paths.ts';
import type { StopNotice } from '../stop-notice.ts';
import { TimeText } from './time-text.tsx';

export interface StopBannerProps {
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly stops: readonly StopNotice[];
}

/** On every page as long as posts are stopped; nothing otherwise. A stop of the whole office covers all others. */
export const StopBanner = ({ office, stops }: StopBannerProps) => {
  const told = stops.find(({ whole }) => whole) ?? stops[0];
  if (!told) return null;
  const others = stops.length - 1;
  return (
    <section class="stop-banner" aria-label="Posts are stopped">
      <p>
        <strong>{told.what} are stopped.</strong> {told.by} stopped them on{' '}
        <TimeText at={told.at} zone={office.zone} />: {told.reason}.
        {others === 0 ? null : ` ${others === 1 ? '1 more stop is' : `${others} more stops are`} in force.`}{' '}
        <a href={safetyPath(office.id)}>Stop and resume</a>
      </p>
    </section>
  );
};
