import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { AuditEntry, type Happening, type Subject } from '#core/audit.ts';
import { Campaign } from '#core/campaign.ts';
import { Channel } from '#core/channel.ts';
import type { Blackout, Gates, Stop, StopScope } from '#core/gate.ts';
import type { CampaignId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import { Office } from '#core/office.ts';
import { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeStore, Written } from '#ports/store.ts';
import { commit, type Ledger, note, type PutItem, TRANSACTION_LIMIT, type WriteItem } from './commit.ts';
import * as gates from './gates.ts';
import * as keys from './keys.ts';
import * as notices from './notices.ts';
import { queryPrefix, queryRows, type Rows, readRow } from './rows.ts';
import { GROUP_INDEX } from './table.ts';
import { endTurn, takeTurn } from './turns.ts';

/** One office's rows, read and written as one actor. Every key is built from the office's own id. */
export class DynamoDbOfficeStore implements OfficeStore {
  readonly officeId: OfficeId;
  readonly #ledger: Ledger;
  readonly #rows: Rows;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#rows = ledger.rows;
    this.officeId = ledger.officeId;
  }

  readOffice(): Promise<Office | undefined> {
    return readRow(this.#rows, keys.officeKey(this.officeId), Office);
  }

  async writeOffice(office: Office): Promise<void> {
    this.#mine(office.id);
    const { client, table } = this.#rows;
    await client.send(
      new PutCommand({ TableName: table, Item: { ...office, ...keys.officeKey(office.id) } }),
    );
  }

  listChannels(): Promise<readonly Channel[]> {
    return this.#list('CHANNEL#', Channel);
  }

  readChannel(platform: Platform): Promise<Channel | undefined> {
    return readRow(this.#rows, keys.channelKey(this.officeId, platform), Channel);
  }

  writeChannel(channel: Channel, happening: Happening): Promise<Written> {
    return commit(this.#ledger, [this.#putChannel(channel)], [happening]);
  }

  noteChannel(channel: Channel): Promise<Written> {
    return note(this.#ledger, this.#putChannel(channel));
  }

  listCampaigns(): Promise<readonly Campaign[]> {
    return this.#list('CAMPAIGN#', Campaign);
  }

  readCampaign(id: CampaignId): Promise<Campaign | undefined> {
    return readRow(this.#rows, keys.campaignKey(this.officeId, id), Campaign);
  }

  launchCampaign(campaign: Campaign, changes: readonly PostChange[], happening: Happening): Promise<Written> {
    this.#mine(campaign.officeId);
    const campaignItem = { ...campaign, ...keys.campaignKey(this.officeId, campaign.id) };
    const items = [
      this.#putVersioned(campaignItem, 0),
      ...changes.map((change) => this.#putPost(change.post)),
    ];
    // Every row has its audit entry, and the head moves once.
    if (items.length * 2 + 1 > TRANSACTION_LIMIT) {
      throw new RangeError(`A campaign of ${changes.length} posts does not fit one transaction`);
    }
    return commit(this.#ledger, items, [happening, ...changes.map((change) => change.happening)]);
  }

  listPosts(): Promise<readonly Post[]> {
    return this.#list('POST#', Post);
  }

  listCampaignPosts(id: CampaignId): Promise<readonly Post[]> {
    return this.#group(keys.campaignGroup(this.officeId, id), Post);
  }

  readPost(id: PostId): Promise<Post | undefined> {
    return readRow(this.#rows, keys.postKey(this.officeId, id), Post);
  }

  async writePost({ post, happening }: PostChange, condition?: 'unless-stopped'): Promise<Post | 'conflict'> {
    const checks = condition === 'unless-stopped' ? gates.unlessStopped(this.#ledger, post) : [];
    const written = await commit(this.#ledger, [this.#putPost(post), ...checks], [happening]);
    return written === 'conflict' ? 'conflict' : { ...post, version: post.version + 1 };
  }

  readGates(): Promise<Gates> {
    return gates.readGates(this.#ledger);
  }

  writeStop(stop: Stop, happening: Happening): Promise<Written> {
    return gates.writeStop(this.#ledger, stop, happening);
  }

  liftStop(scope: StopScope, happening: Happening): Promise<Written> {
    return gates.liftStop(this.#ledger, scope, happening);
  }

  writeBlackout(blackout: Blackout, happening: Happening): Promise<Written> {
    return gates.writeBlackout(this.#ledger, blackout, happening);
  }

  removeBlackout(id: Blackout['id'], happening: Happening): Promise<Written> {
    return gates.removeBlackout(this.#ledger, id, happening);
  }

  takeTurn(platform: Platform, post: PostId, now: Instant, until: Instant) {
    return takeTurn(this.#rows, this.officeId, platform, post, now, until);
  }

  endTurn(platform: Platform, post: PostId, freeAt: Instant): Promise<void> {
    return endTurn(this.#rows, this.officeId, platform, post, freeAt);
  }

  listMembers(): Promise<readonly Member[]> {
    return notices.listMembers(this.#rows, this.officeId);
  }

  takeNotice(key: string, now: Instant, until: Instant): Promise<boolean> {
    return notices.takeNotice(this.#rows, this.officeId, key, now, until);
  }

  noteSent(key: string, at: Instant): Promise<void> {
    return notices.noteSent(this.#rows, this.officeId, key, at);
  }

  lookAgain(at: Instant, now: Instant): Promise<void> {
    return notices.lookAgain(this.#rows, this.officeId, at, now);
  }

  doneLooking(now: Instant): Promise<void> {
    return notices.doneLooking(this.#rows, this.officeId, now);
  }

  readHistory(subject: Subject): Promise<readonly AuditEntry[]> {
    return this.#group(keys.subjectGroup(this.officeId, subject), AuditEntry);
  }

  readAudit(): Promise<readonly AuditEntry[]> {
    return this.#list('AUDIT#', AuditEntry);
  }

  #list<S extends Parameters<typeof queryPrefix>[3]>(prefix: string, schema: S) {
    return queryPrefix(this.#rows, keys.officePartition(this.officeId), prefix, schema);
  }

  #group<S extends Parameters<typeof queryRows>[2]>(group: string, schema: S) {
    return queryRows(
      this.#rows,
      {
        IndexName: GROUP_INDEX,
        KeyConditionExpression: 'groupKey = :group',
        ExpressionAttributeValues: { ':group': group },
      },
      schema,
    );
  }

  #putChannel(channel: Channel): PutItem {
    this.#mine(channel.officeId);
    const item = {
      ...channel,
      version: channel.version + 1,
      ...keys.channelKey(this.officeId, channel.platform),
      ...keys.checkKeys(channel),
    };
    return this.#putVersioned(item, channel.version);
  }

  #putPost(post: Post): WriteItem {
    this.#mine(post.officeId);
    const item = {
      ...post,
      version: post.version + 1,
      ...keys.postKey(this.officeId, post.id),
      ...keys.dueKeys(post),
      groupKey: keys.campaignGroup(this.officeId, post.campaignId),
      groupSort: `${post.slot.due}#${post.id}`,
    };
    return this.#putVersioned(item, post.version);
  }

  /** Puts a row only over the version that the writer had read; 0 is a row that is not there yet. */
  #putVersioned(item: Record<string, unknown>, version: number): PutItem {
    const base = { TableName: this.#rows.table, Item: item };
    if (version === 0) return { Put: { ...base, ConditionExpression: 'attribute_not_exists(pk)' } };
    return {
      Put: {
        ...base,
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      },
    };
  }

  #mine(officeId: OfficeId): void {
    if (officeId !== this.officeId) {
      throw new Error(`A store for ${this.officeId} was given a row of ${officeId}`);
    }
  }
}
