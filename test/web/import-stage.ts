import type { Hono } from 'hono';
import { AssociationId, MemberId } from '#core/ids.ts';
import { OFFICE_COLUMNS } from '#core/import-offices/office-form.ts';
import type { Member, Role } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { officeCells } from '#test/core/import-offices/records.ts';
import { actorOf } from '#test/fixtures/office.ts';
import type { TestServices } from '#test/fixtures/services.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { formToken } from '#use-cases/visit.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { readFields } from './form-on-page.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

/** An association of a test's own, its owner at a browser. */
export interface ImportStage {
  readonly app: Hono<WebEnv>;
  readonly association: AssociationStore;
  readonly pat: TestVisitor;
  readonly owner: Member;
  /** Below `/associations/…`. */
  path(rest: string): string;
  member(role: Role): Member;
  /** Sends a form with a file, as a browser does. */
  upload(
    path: string,
    file: string | Uint8Array,
    fields?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** Gives a sound file and reads what the import would do. */
  check(path: string, file: string): Promise<{ readonly at: string; readonly page: string }>;
  /** Says yes to what the page at this address shows. */
  confirm(at: string, page: string): Promise<Response>;
  /** Works on orders until none is left. */
  finish(): Promise<void>;
}

export async function openImport(test: TestServices): Promise<ImportStage> {
  const { services, fanOuts } = test;
  const app = createApp(services);
  const id = AssociationId.parse(`association-${services.chance.id()}`);
  const member = (role: Role): Member => ({
    id: MemberId.parse(`${role}-of-${id}`),
    name: `A ${role}`,
    email: `${role}@${id}.example.gov`,
    grants: [{ associationId: id, roles: [role] }],
  });
  const owner = member('owner');
  const association = services.store.forAssociation(id, actorOf(owner));
  await association.writeAssociation({ id, name: 'The Association', zone: Zone.parse('America/Denver') });
  const pat = await visitAs(app, services, owner);
  const upload: ImportStage['upload'] = async (path, file, fields = {}) => {
    const body = new FormData();
    body.set('form_token', formToken(pat.session, services.digest));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    // A browser sends a file without a name where none was chosen.
    body.set('file', new File([new Uint8Array(bytes)], bytes.length > 0 ? 'offices.csv' : ''));
    const origin = services.shell.publicOrigin;
    return app.request(`${origin}${path}`, {
      method: 'POST',
      headers: { cookie: pat.cookie, origin, 'sec-fetch-site': 'same-origin' },
      body,
    });
  };
  return {
    app,
    association,
    pat,
    owner,
    path: (rest) => `/associations/${id}${rest}`,
    member,
    upload,
    check: async (path, file) => {
      const at = (await upload(path, file)).headers.get('location');
      if (at === null) throw new Error('The file was not taken');
      return { at, page: await (await pat.get(at)).text() };
    },
    confirm: async (at, page) => {
      const fields = readFields(page, `${at}/confirm`);
      return pat.post(`${at}/confirm`, { seen: String(fields.seen) });
    },
    finish: async () => {
      for (let order = fanOuts.shift(); order; order = fanOuts.shift()) {
        await goOnFanningOut(services, order);
      }
    },
  };
}

/** A file of offices; each row names the cells in which it differs from a sound one. */
export function officeFile(...rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = rows.map((row) => {
    const cells = officeCells(row);
    return OFFICE_COLUMNS.map((column) => cells[column]).join(',');
  });
  return [OFFICE_COLUMNS.join(','), ...lines, ''].join('\r\n');
}
