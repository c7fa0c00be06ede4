import sharp from 'sharp';
import * as z from 'zod';
import { sha256 } from '#adapters/node/sha256.ts';
import { rawAesKeyring } from '#adapters/vault/keyrings.ts';
import { createVault } from '#adapters/vault/vault.ts';
import type { Actor } from '#core/audit.ts';
import { approvePost } from '#core/author-post.ts';
import type { Credentials } from '#core/channel.ts';
import { CampaignId, OfficeId, Platform } from '#core/ids.ts';
import type { Image } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import { slotAt } from '#core/slot.ts';
import { DAY, later, MINUTE, SECOND, startOf } from '#core/time.ts';
import { openDataFolder } from '#local/data-folder.ts';
import { makeSandboxPresence } from '#local/demo/sandbox-accounts.ts';
import { createFolderMediaLibrary } from '#local/media/folder-media-library.ts';
import type { Pace } from '#local/pace.ts';
import type { Store } from '#ports/store.ts';
import type { WakeUps } from '#ports/wake-ups.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import type { Run } from './plan.ts';
import type { SandboxProcess } from './sandbox-process.ts';

/** What a run wants to see: exactly one public post of this account, in time. */
export interface Intent {
  readonly run: Run;
  readonly post: Post;
  readonly accountId: string;
}

export interface Desk {
  /** Schedules a run's post, in an office and on a channel of its own, and orders its faults. */
  schedule(run: Run, store: Store, wakeUps: WakeUps): Promise<Intent>;
}

export interface DeskParts {
  readonly data: string;
  readonly sandbox: SandboxProcess;
  readonly pace: Pace;
  /** Goes into every text, so that no two rehearsals say the same. */
  readonly seed: number;
}

const CLERK: Actor = { kind: 'member', id: 'rehearsal', name: 'The rehearsal' };

/** Prepares the data folder, which no host may be using yet, and sits down to schedule posts. */
export async function openDesk(parts: DeskParts): Promise<Desk> {
  const folder = openDataFolder(parts.data);
  const vault = createVault(rawAesKeyring(folder.key('vault')));
  const image = await keepImage(folder.file('media'));
  folder.release();

  const connect = async (run: Run, officeId: OfficeId, platform: Platform, store: Store) => {
    const address = parts.sandbox.addresses[platform] ?? '';
    const now = parts.pace.clock.now();
    const account = { platform, handle: officeId.replace(/\W/g, ''), name: officeId, followers: 100 };
    const presence = await makeSandboxPresence(address, account, now);
    const { accountId, handle, name } = presence;
    const credentials =
      run.fault === 'crowd' ? await grantLongAccess(platform, accountId) : presence.credentials;
    const context = { officeId, platform };
    await store.forOffice(officeId, CLERK).writeChannel(
      {
        ...context,
        mode: 'api',
        status: 'connected',
        accountId,
        handle,
        name,
        sealed: await vault.seal(JSON.stringify(credentials), context),
        connectedAt: now,
        version: 0,
      },
      {
        subject: { kind: 'channel', id: platform },
        action: 'channel.connected',
        summary: 'The rehearsal connected the channel.',
      },
    );
    return accountId;
  };

  /** A crowd's channel serves for the whole rehearsal, days of its clock: its access must not end meanwhile. */
  const grantLongAccess = async (platform: Platform, account: string): Promise<Credentials> => {
    const order = { platform, account, expiresIn: (90 * DAY) / SECOND };
    const { access_token } = z
      .object({ access_token: z.string() })
      .parse(await parts.sandbox.post('tokens', order));
    return { accessToken: access_token };
  };

  return {
    schedule: async (run, store, wakeUps) => {
      const { clock, real } = parts.pace;
      const officeId = OfficeId.parse(run.fault === 'crowd' ? `crowd-${run.platform}` : `run-${run.number}`);
      const platform = Platform.parse(run.platform);
      const office = store.forOffice(officeId, CLERK);
      await office.writeOffice({ ...MILLBROOK, id: officeId, name: officeId });
      const accountId = await connect(run, officeId, platform, store);
      const now = clock.now();
      const slot = slotAt(later(now, (run.dueIn + 1) * MINUTE), MILLBROOK.zone);
      const campaignId = CampaignId.parse(`run-${run.number}`);
      const draft = draftPost({
        officeId,
        campaignId,
        platform,
        slot,
        notAfter: later(startOf(slot.due), run.window * MINUTE),
        text: `Rehearsal ${parts.seed}, ${markOf(run)} the polls open at 7 a.m. #Elections run${run.number}.millbrook.example.gov`,
        createdAt: now,
        ...(run.withImage && { image }),
      });
      const approved = approvePost(draft, CLERK, now, sha256);
      if (!approved.ok) throw new Error(approved.error.message);
      // As Clarion itself does: the alarm first, then the row.
      await wakeUps.ensure(slot.due);
      await office.launchCampaign(
        sampleCampaign({ id: campaignId, officeId, platforms: [platform], slot, createdAt: now }),
        [approved.value],
        {
          subject: { kind: 'campaign', id: campaignId },
          action: 'campaign.launched',
          summary: 'The rehearsal scheduled a post.',
        },
      );
      // Last, since the scheduling may have to be repeated in the host's next life; nothing is due yet.
      for (const { delayMs, ...order } of run.orders) {
        // The sandbox answers late by the real clock, and counts its limits by the rehearsal's.
        const delay = order.fault === 'slow' ? real(delayMs ?? 0) : delayMs;
        await parts.sandbox.post('faults', {
          platform,
          account: accountId,
          ...order,
          ...(delay !== undefined && { delayMs: delay }),
        });
      }
      return { run, post: approved.value.post, accountId };
    },
  };
}

/** How a run's post is told from every other. */
export function markOf({ number }: Run): string {
  return `run ${number}:`;
}

async function keepImage(folder: string): Promise<Image> {
  const side = 400;
  const bytes = await sharp({
    create: { width: side, height: side, channels: 3, background: '#1a4480' },
  })
    .jpeg()
    .toBuffer();
  const library = createFolderMediaLibrary({ folder, key: new Uint8Array(32), baseUrl: '' });
  const mediaId = await library.write({ bytes, mimeType: 'image/jpeg' });
  return {
    mediaId,
    mimeType: 'image/jpeg',
    bytes: bytes.byteLength,
    width: side,
    height: side,
    alt: 'A blue square',
  };
}
