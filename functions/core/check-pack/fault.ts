/** The way to a field: keys of maps, positions in lists. */
export type FieldPath = readonly (string | number)[];

/** Something wrong with a pack or a message that a schema cannot see: at which field, and what to do. */
export interface Fault {
  readonly path: FieldPath;
  readonly message: string;
  /** The words in the field that are meant, as they stand there. */
  readonly near?: string;
}
