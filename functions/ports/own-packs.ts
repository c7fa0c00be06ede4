import type { Happening } from '#core/audit.ts';
import type { MessageId, PackId } from '#core/ids.ts';
import type { OwnCompanions } from '#core/own-pack/own-companions.ts';
import type { OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import type { PackEdition, PublishedHeader, SharedPack } from '#core/own-pack/published-pack.ts';
import type { Written } from './store.ts';

/**
 * The packs that one office or association writes itself, as one actor, and the published ones that it may use: its
 * own and, for an office, those of the associations that it is in. What others have on their desk is out of reach.
 */
export interface OwnPacks {
  list(): Promise<readonly OwnPack[]>;
  read(id: PackId): Promise<OwnPack | undefined>;
  /** In the order of the pack. */
  listMessages(id: PackId): Promise<readonly OwnMessage[]>;
  readMessage(id: PackId, messageId: MessageId): Promise<OwnMessage | undefined>;
  /** Nothing where the pack has never had a companion. */
  readCompanions(id: PackId): Promise<OwnCompanions | undefined>;

  /** Stores a pack with its first messages and companions, all or nothing: at most `MESSAGES_OF_PACK`. */
  create(
    pack: OwnPack,
    messages: readonly OwnMessage[],
    happening: Happening,
    companions?: OwnCompanions,
  ): Promise<Written>;
  /** Writes a pack whose stored version is `pack.version`. */
  write(pack: OwnPack, happening: Happening): Promise<Written>;
  /**
   * Writes a message whose stored version is `message.version`, 0 for a new one. `conflict` too where its pack is gone.
   * Without a happening it goes on what an entry tells already: see `save-message`.
   */
  writeMessage(message: OwnMessage, happening: Happening | undefined): Promise<Written>;
  /** Removes the message that the writer had read. Published versions keep it. */
  removeMessage(message: OwnMessage, happening: Happening): Promise<Written>;
  /** Writes companions whose stored version is `companions.version`. `conflict` too where their pack is gone. */
  writeCompanions(companions: OwnCompanions, happening: Happening): Promise<Written>;

  /**
   * Publishes an edition of a pack whose stored version is `pack.version`. `conflict` where the pack, any of the messages
   * that were read for it, or its companions are others by now; without `companions`, it had none to read.
   */
  publish(
    pack: OwnPack,
    read: readonly OwnMessage[],
    edition: PackEdition,
    happening: Happening,
    companions?: OwnCompanions,
  ): Promise<Written>;
  /** The published versions of one of its packs, the newest first. */
  listEditions(id: PackId): Promise<readonly PublishedHeader[]>;

  /** The newest version of every published pack that may be used here. */
  listShared(): Promise<readonly SharedPack[]>;
  /** One of them: the newest version, or the one that is asked for. */
  findShared(id: PackId, version?: number): Promise<SharedPack | undefined>;
}
