import type { FieldProblem } from './field-problem.ts';
import { addressOf, isNumeric, isPrivate, isUnder } from './guardrails/link-address.ts';
import type { Office } from './office.ts';
import { err, ok, type Result } from './result.ts';
import { LONGEST_TARGET, LONGEST_TITLE } from './short-link.ts';

/** A short link as somebody wants it: what they typed. */
export interface WantedLink {
  readonly title: string;
  readonly target: string;
}

/**
 * Reads where a short link is to lead, as browsers understand it. Voters judge a link by the office that gave it out,
 * so that it leads nowhere but to the office's own website or to one of a government.
 */
export function checkShortLink(
  { title: typed, target }: WantedLink,
  { website }: Pick<Office, 'website'>,
): Result<WantedLink, readonly FieldProblem[]> {
  const title = typed.replaceAll(/\s+/g, ' ').trim();
  const address = addressOf(target.trim());
  const problems = [
    problemAt('title', describeTitle(title)),
    problemAt('target', describeTarget(target.trim(), address, website)),
  ].flat();
  return problems.length === 0 && address ? ok({ title, target: address.href }) : err(problems);
}

function problemAt(field: string, message: string | undefined): readonly FieldProblem[] {
  return message === undefined ? [] : [{ field, message }];
}

function describeTitle(title: string): string | undefined {
  if (title === '') return 'Write what the link is for, such as “Polling places in October posts”.';
  if (title.length > LONGEST_TITLE) return `That is too long. Use at most ${LONGEST_TITLE} characters.`;
  return undefined;
}

function describeTarget(typed: string, address: URL | undefined, website: string): string | undefined {
  if (typed === '') return 'Write the address of the page that the link is to lead to.';
  if (!address) return 'No browser can open this address. Copy it from your browser’s address bar.';
  if (address.protocol !== 'https:') {
    return 'A short link leads only to addresses that begin with “https:”. Write the page’s https address.';
  }
  if (address.username !== '' || address.password !== '') {
    return 'This address has a name before “@”, which can hide where it leads. Write it without.';
  }
  if (address.port !== '') return `This address names a port (${address.port}). Write it without.`;
  if (isPrivate(address)) {
    return 'This address leads into a private network, where voters cannot reach it. Write the public address.';
  }
  if (isNumeric(address)) return 'This address is a number instead of a name. Write the name of the website.';
  const own = hostOf(website);
  if (!isUnder(address, 'gov') && !(own !== undefined && isUnder(address, own))) {
    return `A short link leads only to your office’s own website${own === undefined ? '' : ` (${own})`} or to an address that ends in .gov, such as vote.gov.`;
  }
  if (address.href.length > LONGEST_TARGET) {
    return `This address is too long: it has ${address.href.length} characters, and at most ${LONGEST_TARGET} are allowed.`;
  }
  return undefined;
}

/** The domain of the office's website, such as `millbrook.example.gov`. */
function hostOf(website: string): string | undefined {
  return addressOf(website)?.hostname.replace(/^www\./, '');
}
