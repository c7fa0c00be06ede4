import type { Hono } from 'hono';
import { AssociationId, type CampaignId, MemberId } from '#core/ids.ts';
import type { Member, Role } from '#core/member.ts';
import { type AssociationStage, openAssociation, PAT } from '#test/use-cases/association-stage.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

/** The site with one association, its offices, and its owner at a page. */
export interface AssociationPages extends AssociationStage {
  readonly app: Hono<WebEnv>;
  readonly owner: TestVisitor;
  /** Below `/associations/…`. */
  path(rest?: string): string;
  visit(role: Role): Promise<TestVisitor>;
  visitAs(member: Member): Promise<TestVisitor>;
  /** The page at a path below the association's. */
  show(path: string, visitor?: TestVisitor): Promise<string>;
  /** Sends a form to a path below the association's. */
  send(path: string, fields: Fields, visitor?: TestVisitor): Promise<Response>;
  /** The fields of the campaign form as it is first drawn. */
  freshFields(kind: 'dates' | 'rotation'): Promise<Fields>;
  /** A campaign that has reached all offices. */
  offer(name: string): Promise<CampaignId>;
}

export async function openAssociationPages(count = 3): Promise<AssociationPages> {
  const id = AssociationId.parse('four-rivers');
  const stage = await openAssociation(id, count);
  const app = createApp(stage.services);
  const path = (rest = '') => `/associations/${id}${rest}`;
  const visitAsMember = (member: Member) => visitAs(app, stage.services, member);
  const memberWith = (role: Role): Member => ({
    id: MemberId.parse(role === 'owner' ? PAT.id : `association-${role}`),
    name: role === 'owner' ? PAT.name : `An association’s ${role}`,
    email: `${role}@fourrivers.example.gov`,
    grants: [{ associationId: id, roles: [role] }],
  });
  const owner = await visitAsMember(memberWith('owner'));
  const show = async (rest: string, visitor = owner) => (await visitor.get(path(rest))).text();
  return {
    ...stage,
    app,
    owner,
    path,
    visit: (role) => visitAsMember(memberWith(role)),
    visitAs: visitAsMember,
    show,
    send: (rest, fields, visitor = owner) => sendForm(app, stage.services, visitor, path(rest), fields),
    freshFields: async (kind) => {
      const page = await show(`/campaigns/new?pack=standards-of-conduct&kind=${kind}`);
      return readFields(page, path('/campaigns/preview'));
    },
    offer: async (name) => {
      const offered = await offerCampaign(stage.services, stage.association, {
        ...stage.request(name),
        attested: true,
        override: 'Every text names its own office.',
        mayOverride: true,
      });
      if (!offered.ok) throw new Error(offered.error.kind);
      await stage.runFanOut();
      return offered.value.id;
    },
  };
}
