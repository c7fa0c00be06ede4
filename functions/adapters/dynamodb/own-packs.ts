import type { MessageId, PackId } from '#core/ids.ts';
import { isSamePlace } from '#core/member.ts';
import { OwnCompanions } from '#core/own-pack/own-companions.ts';
import { inOrder, MESSAGES_OF_PACK, OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import { PublishedHeader } from '#core/own-pack/published-pack.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import { commit, type Ledger, noteAll, type PutItem, type WriteItem } from './commit.ts';
import { partitionOf, type RowKey } from './keys.ts';
import { editionPrefix, findShared, listShared, PACKS, packKey, putEdition } from './pack-editions.ts';
import { queryPrefix, readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

/*
 *     ASSOC#…  or  OFFICE#…
 *       PACK#<pack>                      what is on the desk; version: counts writes
 *       PACK-MESSAGE#<pack>#<message>    one message each, with its own version
 *       PACK-COMPANIONS#<pack>           its companions, with a version of their own
 *       PACK-EDITION#<pack>#<number>     a published version, written once
 *       PACK-TEXTS#<pack>#<number>#<n>   its messages, some in a row
 *       PACK-BESIDE#<pack>#<number>      its companions, if it has any
 */

const messagePrefix = (pack: PackId): string => `PACK-MESSAGE#${pack}#`;

/** One office's or association's own packs. */
export function openOwnPacks(ledger: Ledger): OwnPacks {
  const { rows, owner } = ledger;
  const partition = partitionOf(owner);
  const messageKey = (pack: PackId, message: MessageId): RowKey => ({
    pk: partition,
    sk: `${messagePrefix(pack)}${message}`,
  });
  const companionsKey = (pack: PackId): RowKey => ({ pk: partition, sk: `PACK-COMPANIONS#${pack}` });
  const putPack = (pack: OwnPack): PutItem => {
    if (!isSamePlace(pack.owner, owner)) throw new Error(`${partition} was given a pack of somebody else`);
    const item = { ...pack, version: pack.version + 1, ...packKey(owner, pack.id) };
    return putVersioned(rows, item, pack.version);
  };
  const putMessage = (message: OwnMessage): PutItem => {
    const key = messageKey(message.packId, message.message.id);
    return putVersioned(rows, { ...message, version: message.version + 1, ...key }, message.version);
  };
  const putCompanions = (companions: OwnCompanions): PutItem => {
    const key = companionsKey(companions.packId);
    const item = { ...companions, version: companions.version + 1, ...key };
    return putVersioned(rows, item, companions.version);
  };
  const sameCompanions = (id: PackId, companions: OwnCompanions | undefined): WriteItem => ({
    ConditionCheck: {
      TableName: rows.table,
      Key: { ...companionsKey(id) },
      ...(companions
        ? {
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': companions.version },
          }
        : { ConditionExpression: 'attribute_not_exists(pk)' }),
    },
  });
  const thereIs = (id: PackId): WriteItem => ({
    ConditionCheck: {
      TableName: rows.table,
      Key: { ...packKey(owner, id) },
      ConditionExpression: 'attribute_exists(pk)',
    },
  });
  const sameVersion = ({ packId, message, version }: OwnMessage) => ({
    TableName: rows.table,
    Key: { ...messageKey(packId, message.id) },
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  });
  const listMessages = async (id: PackId) =>
    inOrder(await queryPrefix(rows, partition, messagePrefix(id), OwnMessage));

  return {
    list: () => queryPrefix(rows, partition, PACKS, OwnPack),
    read: (id) => readRow(rows, packKey(owner, id), OwnPack),
    listMessages,
    readMessage: (id, messageId) => readRow(rows, messageKey(id, messageId), OwnMessage),
    readCompanions: (id) => readRow(rows, companionsKey(id), OwnCompanions),

    create: (pack, messages, happening, companions) => {
      const beside = companions ? [putCompanions(companions)] : [];
      return commit(ledger, [putPack(pack), ...limited(messages).map(putMessage), ...beside], [happening]);
    },
    write: (pack, happening) => commit(ledger, [putPack(pack)], [happening]),
    writeMessage: (message, happening) => {
      const items = [putMessage(message), thereIs(message.packId)];
      return happening ? commit(ledger, items, [happening]) : noteAll(ledger, items);
    },
    removeMessage: (message, happening) => commit(ledger, [{ Delete: sameVersion(message) }], [happening]),

    writeCompanions: (companions, happening) =>
      commit(ledger, [putCompanions(companions), thereIs(companions.packId)], [happening]),

    publish: (pack, read, edition, happening, companions) => {
      const unchanged = limited(read).map((message) => ({ ConditionCheck: sameVersion(message) }));
      const beside = sameCompanions(pack.id, companions);
      const items = [putPack(pack), ...putEdition(ledger, edition), ...unchanged, beside];
      return commit(ledger, items, [happening]);
    },
    listEditions: async (id) => {
      const editions = await queryPrefix(rows, partition, editionPrefix(id), PublishedHeader);
      return editions.toReversed();
    },
    listShared: () => listShared(rows, owner),
    findShared: (id, version) => findShared(rows, owner, id, version),
  };
}

function limited(messages: readonly OwnMessage[]): readonly OwnMessage[] {
  if (messages.length > MESSAGES_OF_PACK) {
    throw new RangeError(
      `A pack holds at most ${MESSAGES_OF_PACK} messages, and this one ${messages.length}`,
    );
  }
  return messages;
}
