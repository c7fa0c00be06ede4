/** An election of an office's own, as its form is filled in. */
export const ELECTION = {
  name: 'Spring Village Election',
  kind: 'municipal',
  date: '2026-11-17',
  closes: '20:00',
  source: 'Village code 3-1',
  link: 'https://village.example.gov/code',
  verifiedOn: '2026-09-14',
};

/** A court moves its day by a week. */
export const CHANGE = {
  kind: 'election-day',
  date: '2026-11-24',
  time: '',
  source: 'Order 12',
  link: 'https://courts.example.gov/12',
  verifiedOn: '2026-09-15',
  reason: 'A court moved it.',
};
