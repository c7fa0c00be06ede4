import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import { Alert } from '../components/alert.tsx';
import { officePath } from '../paths.ts';

/** Said above a form where an office has no channel that could carry what the form is for. */
export const ConnectFirst = ({ office, channels }: { office: Office; channels: readonly Channel[] }) =>
  channels.some(({ status }) => status === 'connected') ? null : (
    <Alert kind="warning" heading="Connect a channel first">
      <p>
        Your office has no connected channel, so nothing can be posted yet.{' '}
        <a href={officePath(office.id, '/channels')}>Connect a channel</a>, then come back to this page.
      </p>
    </Alert>
  );
