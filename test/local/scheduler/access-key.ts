/** The key id that servers under test answer to; apart from the fixture, which only runs inside Vitest. */
export const accessKeyId = 'AKIDEXAMPLE';
