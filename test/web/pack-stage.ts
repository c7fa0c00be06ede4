import type { Hono } from 'hono';
import { expect } from 'vitest';
import { AssociationId, MemberId, PackId } from '#core/ids.ts';
import type { Member, Scope } from '#core/member.ts';
import { DraftMessage } from '#core/own-pack/own-pack.ts';
import { Zone } from '#core/slot.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import { saveMessage } from '#use-cases/save-message.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { REFERENCE_INSTANT } from '../fixtures/clock.ts';
import { actorOf, DANA, LUIS, MILLBROOK } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const RIVERS = AssociationId.parse('four-rivers');
export const ASSOCIATION = `/associations/${RIVERS}`;
export const OFFICE_SCOPE: Scope = { officeId: MILLBROOK.id };

export const ANA: Member = {
  id: MemberId.parse('ana'),
  name: 'Ana Approver',
  email: 'ana@millbrook.example.gov',
  grants: [{ officeId: MILLBROOK.id, roles: ['approver'] }],
};
const PAT: Member = {
  id: MemberId.parse('pat'),
  name: 'Pat Rivers',
  email: 'pat@fourrivers.example.gov',
  grants: [{ associationId: RIVERS, roles: ['owner'] }],
};

/** The details of a pack that asks for English and Spanish. */
export const ABOUT = {
  summary: 'Invites people.',
  topic: 'visits',
  license: 'CC0-1.0',
  review_by: '2027-03-01',
  languages: ['en', 'es'],
  required: ['en', 'es'],
};

/** The site with an office, its association and another office, and people at their pages; whoever is not named is Dana. */
export interface PackStage {
  readonly world: TestServices;
  readonly dana: TestVisitor;
  /** Approves for Dana's office. */
  readonly ana: TestVisitor;
  /** Of the association. */
  readonly pat: TestVisitor;
  /** Of another office, which is in no association. */
  readonly luis: TestVisitor;
  visit(member: Member): Promise<TestVisitor>;
  show(path: string, visitor?: TestVisitor): Promise<string>;
  send(path: string, fields: Fields, visitor?: TestVisitor): Promise<Response>;
  /** Fills the form of a page and sends it, and returns where it leads to. */
  fill(page: string, action: string, fields: Fields, visitor?: TestVisitor): Promise<string>;
  /** Begins a pack, and returns its path. */
  startPack(base: string, title: string): Promise<string>;
  desk(member: Member): OwnPacks;
  /** Saves a message as Dana. */
  write(path: string, message: DraftMessage): Promise<void>;
  /** Approves what waits, or the first so many texts of it. */
  approveAll(path: string, visitor: TestVisitor, first?: number): Promise<Response>;
}

export async function openPackStage(): Promise<PackStage> {
  const world = await startTestServices();
  const app: Hono<WebEnv> = createApp(world.services);
  const { store } = world.services;
  const rivers = store.forAssociation(RIVERS, actorOf(PAT));
  await rivers.writeAssociation({ id: RIVERS, name: 'Four Rivers', zone: Zone.parse('America/New_York') });
  await rivers.addMembership(
    { associationId: RIVERS, officeId: MILLBROOK.id, joinedAt: REFERENCE_INSTANT },
    { subject: { kind: 'association', id: RIVERS }, action: 'association.joined', summary: 'It joined.' },
  );
  const visit = (member: Member) => visitAs(app, world.services, member);
  const dana = await visit(DANA);
  const show: PackStage['show'] = async (path, visitor = dana) => (await visitor.get(path)).text();
  const send: PackStage['send'] = (path, fields, visitor = dana) =>
    sendForm(app, world.services, visitor, path, fields);
  const fill: PackStage['fill'] = async (page, action, fields, visitor = dana) => {
    const sent = await send(action, { ...readFields(await show(page, visitor), action), ...fields }, visitor);
    expect(sent.status).toBe(303);
    return sent.headers.get('location') ?? '';
  };
  const desk = (member: Member) => store.packsOf(OFFICE_SCOPE, actorOf(member));
  return {
    ...{ world, dana, visit, show, send, fill, desk },
    ana: await visit(ANA),
    pat: await visit(PAT),
    luis: await visit(LUIS),
    startPack: (base, title) => fill(`${base}/packs/new`, `${base}/packs`, { title }),
    write: async (path, message) => {
      const packs = desk(DANA);
      const seen = (await packs.readMessage(idIn(path), message.id))?.version ?? 0;
      const order = { packId: idIn(path), message, seen, by: actorOf(DANA) };
      const saved = await saveMessage(world.services, packs, order);
      if (!saved.ok) throw new Error(saved.error.kind);
    },
    approveAll: async (path, visitor, first) => {
      const page = await show(`${path}/approve`, visitor);
      const texts = [...page.matchAll(/name="texts" value="([^"]+)"/g)].map(([, value = '']) => value);
      return send(`${path}/approve`, { texts: texts.slice(0, first) }, visitor);
    },
  };
}

export const idIn = (path: string): PackId => PackId.parse(path.split('/').at(-1));

/** A message for X by the texts of its languages. */
export function messageIn(
  variants: readonly (readonly [language: string, text: string])[],
  id = 'open-house',
): DraftMessage {
  return DraftMessage.parse({
    id,
    title: 'Visit us',
    kind: 'how-to',
    topic: 'visits',
    audience: 'public',
    time_sensitive: false,
    variants: variants.map(([language, text]) => ({ platforms: ['x'], language, voice: 'office', text })),
  });
}
