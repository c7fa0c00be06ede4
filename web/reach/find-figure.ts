import type { MessageId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { findMessage } from '#core/pack.ts';
import { keyOf, type Metric, type MetricKey } from '#core/reach/metric.ts';
import type { PackSource, Packs } from '#ports/packs.ts';
import type { Services } from '../services.ts';

/** The metric that an address names by platform and key; nothing where there is no such one. */
export function findFigure(
  { metrics, rules }: Pick<Services, 'metrics' | 'rules'>,
  query: Readonly<Record<string, string>>,
): { readonly metric: Metric; readonly key: MetricKey } | undefined {
  const isShown = rules.some(({ platform }) => platform === query.platform);
  const metric = metrics.find((each) => each.platform === query.platform && keyOf(each) === query.metric);
  return metric && isShown ? { metric, key: keyOf(metric) } : undefined;
}

/** What a pack calls its messages; their ids, where it is gone. */
export async function messageTitles(
  packs: Packs,
  place: Scope,
  source: PackSource,
): Promise<(id: MessageId) => string> {
  const pack = await packs.findVersion(place, source);
  return (id) => (pack && findMessage(pack, id)?.title) ?? id;
}
