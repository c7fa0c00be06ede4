import type { PackId, PostId } from '#core/ids.ts';
import { findMessage } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import { type ExportedSnapshot, exportSnapshot, inExportOrder } from '#core/reach/export-rows.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import type { PackLibrary } from '#ports/packs.ts';

/** What the snapshots of a campaign in one office are called. */
export interface CampaignNames {
  readonly office: string;
  readonly campaign: string;
  readonly packId: PackId;
}

/** The snapshots of one campaign in one office as they leave Clarion, in the order of an export. */
export function nameSnapshots(
  packs: PackLibrary,
  snapshots: readonly Snapshot[],
  posts: readonly Post[],
  { office, campaign, packId }: CampaignNames,
): readonly ExportedSnapshot[] {
  const pack = packs.find(packId);
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
