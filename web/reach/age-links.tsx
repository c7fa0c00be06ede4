import { CHECKPOINTS, type Checkpoint, nameCheckpoint } from '#core/reach/checkpoint.ts';
import { FilterLinks } from '../components/filter-links.tsx';

export interface AgeLinksProps {
  readonly at: Checkpoint;
  readonly hrefOf: (at: Checkpoint) => string;
}

/** The choice of the age at which posts are looked at. */
export const AgeLinks = ({ at, hrefOf }: AgeLinksProps) => (
  <FilterLinks
    label="Age of the posts"
    links={CHECKPOINTS.map((each) => ({
      href: hrefOf(each),
      text: `After ${nameCheckpoint(each)}`,
      isCurrent: each === at,
    }))}
  />
);
