/** Pages of the toolkit that the shipped packs link to. */
export const TOOLKIT_PAGES: readonly string[] = ['bit.ly/49dCnuR', 'bit.ly/electionstandardstoolkit'];

/** Pages of the federal government that every office may link to. */
export const FEDERAL_HOSTS: readonly string[] = ['vote.gov', 'usa.gov', 'eac.gov', 'fvap.gov'];

/** Domains that only governments can have; the locality names under .us follow RFC 1480. */
export const GOVERNMENT_HOST =
  /(?:^|\.)(?:gov|mil|fed\.us|(?:state|lib|dst)\.[a-z]{2}\.us|(?:ci|co|town|city|county)\.[a-z0-9-]+\.[a-z]{2}\.us)$/u;

/** Names that no voter's machine can resolve, or that lead back into the reader's own network. */
export const PRIVATE_HOST =
  /^(?:localhost|[^.]+)$|\.(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid)$/u;
