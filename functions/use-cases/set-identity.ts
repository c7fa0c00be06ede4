import type { Actor } from '#core/audit.ts';
import { checkIdentity, type WantedIdentity } from '#core/card/check-identity.ts';
import type { Identity, Picture } from '#core/card/identity.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { ImageId } from '#core/library-image.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Drawing } from './prepare-card.ts';

export interface IdentityOrder extends WantedIdentity {
  /** The library's image to use as logo; `keep` for the one that is used now; empty for none. */
  readonly logo: string;
  /** The version of the identity that the person's page showed; 0 where there was none. */
  readonly seen: number;
  readonly by: Actor;
}

export type IdentityRefusal =
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** Sets how an office looks on its cards from now on. Cards that it has keep their look. */
export async function setIdentity(
  { clock, pictures }: Pick<Drawing, 'clock' | 'pictures'>,
  office: OfficeStore,
  order: IdentityOrder,
): Promise<Result<Identity, IdentityRefusal>> {
  const before = await office.images.readIdentity();
  if ((before?.version ?? 0) !== order.seen) return err({ kind: 'changed-meanwhile' });
  const checked = checkIdentity(order, await pictures.letters());
  const logo = await findLogo(office, order.logo, before);
  const problems = [...(checked.ok ? [] : checked.error), ...(logo === 'missing' ? [NO_LOGO] : [])];
  if (!checked.ok || logo === 'missing') return err({ kind: 'problems', problems });
  const { by } = order;
  const { name, main, accent } = checked.value;
  const identity: Identity = {
    name,
    main,
    accent,
    ...(logo && { logo }),
    by,
    at: clock.now(),
    version: order.seen,
  };
  const written = await office.images.writeIdentity(identity, {
    subject: { kind: 'office', id: office.officeId },
    action: 'identity.set',
    summary: `${by.name} set how the office’s cards look: “${name}”, ${main} and ${accent}, ${logo ? 'with a logo' : 'without a logo'}.`,
    details: { name, main, accent, logo: logo?.mediaId ?? '' },
  });
  return written === 'written'
    ? ok({ ...identity, version: order.seen + 1 })
    : err({ kind: 'changed-meanwhile' });
}

async function findLogo(
  office: OfficeStore,
  wanted: string,
  before: Identity | undefined,
): Promise<Picture | undefined | 'missing'> {
  if (wanted === '') return undefined;
  if (wanted === 'keep') return before?.logo;
  const id = ImageId.safeParse(wanted);
  const image = id.success ? await office.images.read(id.data) : undefined;
  return image?.pictures[0] ?? 'missing';
}

const NO_LOGO: FieldProblem = {
  field: 'logo',
  message: 'This image is not among your office’s images any more. Choose another one, or none.',
};
