import type { PostId } from '#core/ids.ts';
import { findMessage, type Pack } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import { type ExportedSnapshot, exportSnapshot, inExportOrder } from '#core/reach/export-rows.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';

/** What the snapshots of a campaign in one office are called. */
export interface CampaignNames {
  readonly office: string;
  readonly campaign: string;
}

/** The snapshots of one campaign of a pack in one office as they leave Clarion, in the order of an export. */
export function nameSnapshots(
  pack: Pack | undefined,
  snapshots: readonly Snapshot[],
  posts: readonly Post[],
  { office, campaign }: CampaignNames,
): readonly ExportedSnapshot[] {
  const addresses = new Map<PostId, string>(posts.map(({ id, receipt }) => [id, receipt?.permalink ?? '']));
  return inExportOrder(snapshots).map((snapshot) =>
    exportSnapshot(snapshot, {
      office,
      campaign,
      message: (pack && findMessage(pack, snapshot.messageId)?.title) ?? snapshot.messageId,
      permalink: addresses.get(snapshot.postId) ?? '',
    }),
  );
}
