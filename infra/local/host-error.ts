/** Something that keeps the host from starting or going on, told in one sentence with its remedy. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code = 'HOST';
}
