import type { Actor } from '#core/audit.ts';
import { checkShortLink, type WantedLink } from '#core/check-short-link.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { CampaignId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import { drawCode, type LinkCode, type ShortLink } from '#core/short-link.ts';
import type { Clock } from '#ports/clock.ts';
import type { Secrets } from '#ports/secrets.ts';
import type { OfficeStore, Store } from '#ports/store.ts';

export interface LinkOrder extends WantedLink {
  /** The id of the campaign that it is for; empty where it is for none. */
  readonly campaign: string;
  readonly by: Actor;
}

interface Parts {
  /** The address that an office gives out for a code. */
  readonly linkAddress: (code: LinkCode) => string;
  readonly store: Pick<Store, 'findLink'>;
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, 'token'>;
}

/** Makes a short link with a code drawn by chance. */
export async function makeShortLink(
  parts: Parts,
  office: OfficeStore,
  profile: Pick<Office, 'website'>,
  order: LinkOrder,
): Promise<Result<ShortLink, readonly FieldProblem[]>> {
  const checked = checkShortLink(order, profile);
  const campaign = await findCampaign(office, order.campaign);
  if (!checked.ok || campaign === 'missing') {
    return err([...(checked.ok ? [] : checked.error), ...(campaign === 'missing' ? [NO_CAMPAIGN] : [])]);
  }
  const { title, target } = checked.value;
  const links = await office.links.list();
  // A form that is sent twice makes one link, and two links can be told apart.
  if (links.some((link) => link.retiredAt === undefined && link.title === title)) return err([SAME_TITLE]);
  const { by } = order;
  for (;;) {
    const code = await drawFreeCode(parts);
    const link: ShortLink = {
      code,
      address: parts.linkAddress(code),
      officeId: office.officeId,
      target,
      title,
      ...(campaign !== undefined && { campaignId: campaign }),
      by,
      at: parts.clock.now(),
      version: 0,
    };
    const written = await office.links.write(link, {
      subject: { kind: 'office', id: office.officeId },
      action: 'link.made',
      summary: `${by.name} made the short link “${title}”, which leads to ${target}.`,
      details: { code: link.code, target, ...(campaign !== undefined && { campaign }) },
    });
    if (written === 'written') return ok({ ...link, version: 1 });
  }
}

async function findCampaign(
  office: OfficeStore,
  wanted: string,
): Promise<CampaignId | undefined | 'missing'> {
  if (wanted === '') return undefined;
  const id = CampaignId.safeParse(wanted);
  const campaign = id.success ? await office.readCampaign(id.data) : undefined;
  return campaign?.id ?? 'missing';
}

/** A code that no office has. */
async function drawFreeCode({ store, secrets }: Parts): Promise<LinkCode> {
  for (;;) {
    const code = drawCode(secrets.token());
    if ((await store.findLink(code)) === undefined) return code;
  }
}

const NO_CAMPAIGN: FieldProblem = {
  field: 'campaign',
  message: 'This campaign is not there any more. Choose another one, or none.',
};

const SAME_TITLE: FieldProblem = {
  field: 'title',
  message: 'There is a short link with this title already. Use that one, or give this one another title.',
};
