import type { Hono } from 'hono';
import { AssociationId, type CampaignId, MemberId } from '#core/ids.ts';
import type { Member, Role } from '#core/member.ts';
import type { Offer } from '#core/offer.ts';
import type { Post } from '#core/post.ts';
import {
  type AssociationStage,
  openAssociation,
  type StagedOffice,
} from '#test/use-cases/association-stage.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

export const ASSOCIATION = AssociationId.parse('four-rivers');

/** An association whose offices are visited by their people. */
export interface OfferStage {
  readonly stage: AssociationStage;
  readonly app: Hono<WebEnv>;
  /** Offers two posts to every office: one on X, one on Facebook. */
  offer(): Promise<CampaignId>;
  /** One of the offices, which each have one owner to begin with. */
  office(index: number): OfferOffice;
}

export interface OfferOffice extends StagedOffice {
  readonly owner: Member;
  /** Below `/offices/…`. */
  path(rest?: string): string;
  member(role: Role): Member;
  visit(member: Member): Promise<TestVisitor>;
  show(visitor: TestVisitor, rest: string): Promise<string>;
  /** Sends the form that a page draws, as it is drawn but for these fields. */
  fill(visitor: TestVisitor, page: string, form: string, fields: Fields): Promise<Response>;
  send(visitor: TestVisitor, form: string, fields: Fields): Promise<Response>;
  readOffer(id: CampaignId): Promise<Offer>;
  readPosts(id: CampaignId): Promise<readonly Post[]>;
}

export async function openOfferStage(offices: number): Promise<OfferStage> {
  const stage = await openAssociation(ASSOCIATION, offices);
  const app = createApp(stage.services);
  let made = 0;
  return {
    stage,
    app,
    offer: async () => {
      made += 1;
      const offered = await offerCampaign(stage.services, stage.association, {
        ...stage.request(`campaign-${made}`),
        attested: true,
        override: 'Every text names its own office and place.',
        mayOverride: true,
      });
      if (!offered.ok) throw new Error(`The campaign was not offered: ${offered.error.kind}`);
      await stage.runFanOut();
      return offered.value.id;
    },
    office: (index) => {
      const staged = stage.offices[index];
      if (!staged) throw new Error(`The stage has no office ${index}`);
      return openOffice(stage, app, staged, index);
    },
  };
}

function openOffice(
  { services }: AssociationStage,
  app: Hono<WebEnv>,
  staged: StagedOffice,
  index: number,
): OfferOffice {
  const { profile, store } = staged;
  const path = (rest = '') => `/offices/${profile.id}${rest}`;
  const send = (visitor: TestVisitor, form: string, fields: Fields) =>
    sendForm(app, services, visitor, path(form), fields);
  const show = async (visitor: TestVisitor, rest: string) => (await visitor.get(path(rest))).text();
  const member = (id: string, name: string, role: Role): Member => ({
    id: MemberId.parse(id),
    name,
    email: `${id}@example.gov`,
    grants: [{ officeId: profile.id, roles: [role] }],
  });
  return {
    ...staged,
    owner: member(`clerk-${index}`, 'A Clerk', 'owner'),
    path,
    member: (role) => member(`${role}-${index}`, `The ${role}`, role),
    visit: (who) => visitAs(app, services, who),
    show,
    send,
    fill: async (visitor, page, form, fields) =>
      send(visitor, form, { ...readFields(await show(visitor, page), path(form)), ...fields }),
    readOffer: async (id) => {
      const offer = await store.readOffer(id);
      if (!offer) throw new Error(`${profile.id} has no offer ${id}`);
      return offer;
    },
    readPosts: (id) => store.listCampaignPosts(id),
  };
}
