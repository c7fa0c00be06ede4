import type { Association } from '#core/association.ts';
import { AssociationId, MemberId } from '#core/ids.ts';
import type { Member, Role, Scope } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import type { Message } from '#ports/mail.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { membersPath } from '#web/member-paths.ts';
import { type Fields, sendForm } from './form-on-page.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { standInSignIn } from './stand-in-sign-in.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

/** An office with an owner at its pages, and people who can sign in by a provider. */
export interface MembersStage {
  readonly world: TestServices;
  readonly office: FreshOffice;
  readonly scope: Scope;
  readonly owner: TestVisitor;
  /** What was mailed to people of this stage. */
  readonly mail: Message[];
  /** Whether the mail server can be reached. */
  canMail: boolean;
  /** A member of this office under a name of their own. */
  add(name: string, roles: Role[]): Promise<Member>;
  visit(member: Member): Promise<TestVisitor>;
  send(path: string, fields: Fields, visitor?: TestVisitor): Promise<Response>;
  /** Sends the form that invites. */
  invite(email: string, roles: readonly string[]): Promise<Response>;
  /** Goes to the provider and comes back. Returns the answer and what a page then says to that browser. */
  signIn(who: Readonly<Record<string, string>>): Promise<SignedInBrowser>;
  rolesOf(id: string): Promise<readonly string[] | undefined>;
  /** The actions of the office's history, oldest first. */
  actions(): Promise<readonly string[]>;
}

export interface SignedInBrowser {
  readonly finished: Response;
  get(path: string): Promise<Response>;
}

export async function openMembersStages() {
  let stage: MembersStage | undefined;
  const world = await startTestServices({
    signIn: standInSignIn(),
    mailer: {
      send: async (message) => {
        if (!stage?.canMail) return { kind: 'unreachable', reason: 'There is no mail server.' };
        stage.mail.push(message);
        return 'sent';
      },
    },
  });
  const app = createApp(world.services);
  const { services } = world;
  const ask = async (path: string, cookie?: string) =>
    app.request(`${services.shell.publicOrigin}${path}`, cookie ? { headers: { cookie } } : {});

  const enter = async (): Promise<MembersStage> => {
    world.clock.set(REFERENCE_INSTANT);
    const office = await openOffice(services);
    const scope = { officeId: office.profile.id };
    const owner = await visitAs(app, services, office.owner);
    const send = (path: string, fields: Fields, visitor = owner) =>
      sendForm(app, services, visitor, path, fields);
    const roster = services.store.rosterOf(scope, actorOf(office.owner));
    stage = {
      world,
      office,
      scope,
      owner,
      mail: [],
      canMail: true,
      add: async (name, roles) => {
        const id = MemberId.parse(`${name.toLowerCase()}-of-${office.profile.id}`);
        const member = { id, name, email: `${id}@example.gov`, grants: [{ ...scope, roles }] };
        await services.store.writeMember(member);
        return member;
      },
      visit: (member) => visitAs(app, services, member),
      send,
      invite: (email, roles) => send(membersPath(scope, '/invite'), { email, roles }),
      signIn: async (who) => {
        const begun = await ask('/sign-in');
        const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
        const finished = await ask(
          `/sign-in/return?${new URLSearchParams({ state, ...who })}`,
          cookieOf(begun),
        );
        return { finished, get: (path) => ask(path, cookieOf(finished)) };
      },
      rolesOf: async (id) =>
        (await roster.listMembers()).find((member) => member.id === id)?.grants[0]?.roles,
      actions: async () => (await office.store.readAudit()).map(({ action }) => action),
    };
    return stage;
  };

  /** An association with an owner at its pages. */
  const openAssociation = async () => {
    const id = AssociationId.parse(`assoc-${services.chance.id()}`);
    const profile: Association = { id, name: 'The Association', zone: Zone.parse('America/New_York') };
    const here = await enter();
    const pat: Member = {
      ...here.office.owner,
      name: 'Pat Gallagher',
      email: 'pat@assoc.example.gov',
      grants: [{ associationId: id, roles: ['owner'] }],
    };
    const association = services.store.forAssociation(id, actorOf(pat));
    await association.writeAssociation(profile);
    return { here, association, scope: { associationId: id }, visitor: await visitAs(app, services, pat) };
  };

  return { world, enter, openAssociation, close: () => world.stop() };
}

function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
