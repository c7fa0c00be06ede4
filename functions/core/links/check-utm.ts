import type { FieldProblem } from '#core/field-problem.ts';
import { addressOf, isNumeric, isPrivate } from '#core/guardrails/link-address.ts';
import { err, ok, type Result } from '#core/result.ts';
import { isSharedHost } from './shared-hosts.ts';
import { isShortened } from './shorteners.ts';
import { UtmRule } from './utm-rule.ts';

/** A rule as somebody wants it: what they typed. */
export interface WantedUtm {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  /** One website a line. */
  readonly hosts: string;
}

const NAMES = { source: 'the source', medium: 'the medium', campaign: 'the campaign' } as const;
const MOST_HOSTS = 20;

/** Reads what an association's links are to carry. */
export function checkUtm(wanted: WantedUtm): Result<UtmRule, readonly FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const patterns = { source: '', medium: '', campaign: '' };
  for (const field of ['source', 'medium', 'campaign'] as const) {
    patterns[field] = wanted[field].trim();
    if (!UtmRule.shape[field].safeParse(patterns[field]).success) {
      problems.push({ field, message: describePattern(patterns[field], NAMES[field]) });
    }
  }
  const lines = wanted.hosts.split(/[\s,]+/).filter((line) => line !== '');
  const hosts: string[] = [];
  for (const line of lines) {
    const host = readHost(line);
    if (host.ok) hosts.push(host.value);
    else problems.push({ field: 'hosts', message: `“${line}” ${host.error}` });
  }
  if (lines.length > MOST_HOSTS) {
    problems.push({ field: 'hosts', message: `At most ${MOST_HOSTS} websites can be listed.` });
  }
  return problems.length > 0 ? err(problems) : ok({ ...patterns, hosts: [...new Set(hosts)] });
}

function describePattern(pattern: string, name: string): string {
  if (pattern === '') return `Write ${name}, such as social or {campaign}.`;
  if (pattern.length > 60) return `That is too long. Use at most 60 characters for ${name}.`;
  return `Use plain letters, digits, “.”, “_” and “-” for ${name}, and of braces only {campaign}, {platform} and {office}.`;
}

/** A website by its name, however it was typed. */
function readHost(line: string): Result<string, string> {
  const address = addressOf(line);
  if (!address || !/^https?:$/.test(address.protocol))
    return err('is no website. Write its name, such as fourrivers.example.gov.');
  if (address.username !== '' || address.port !== '')
    return err('has more than a name. Write the name only.');
  if (isPrivate(address) || isNumeric(address)) return err('is not a website that voters can reach.');
  if (isShortened(line)) return err('gives out short links to anywhere. Links there are never changed.');
  if (isSharedHost(address)) return err('has everybody’s pages. List only websites of your own.');
  return ok(address.hostname.replace(/^www\./, '').replace(/\.$/, ''));
}
