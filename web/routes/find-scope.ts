import { ScopeKey } from '../forms/stop-forms.ts';
import type { OfficeContext } from '../office-env.ts';
import type { Services } from '../services.ts';
import { type NamedScope, nameScope } from '../stop-notice.ts';

/** The scope that an address or a form names, if this office has it. */
export async function findScope(
  { rules }: Pick<Services, 'rules'>,
  c: OfficeContext,
  key: unknown,
): Promise<NamedScope | undefined> {
  const parsed = ScopeKey.safeParse(key);
  if (!parsed.success) return undefined;
  const scope = parsed.data;
  switch (scope.kind) {
    case 'association':
    case 'message':
      // Not an office's to give or to lift.
      return undefined;
    case 'office':
      return { scope, what: nameScope(scope, rules) };
    case 'channel':
      return rules.some(({ platform }) => platform === scope.id)
        ? { scope, what: nameScope(scope, rules) }
        : undefined;
    case 'campaign': {
      const campaign = await c.var.office.readCampaign(scope.id);
      return campaign && { scope, what: nameScope(scope, rules, campaign.title) };
    }
  }
}
