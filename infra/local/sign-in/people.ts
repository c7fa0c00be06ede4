/** Somebody who can be picked at the local sign-in: there are no passwords on this machine. */
export interface Person {
  /** The subject that the provider vouches for. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Who they are in the demo, in a few words. */
  readonly about: string;
}
