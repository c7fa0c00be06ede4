/** Each conflict means that somebody else has written: so many in a row do not happen to an office. */
const TRIES = 12;

/** Judges and writes anew as long as others write in between. Throws where that does not end. */
export async function writeAnew<T>(judgeAndWrite: () => Promise<T | 'conflict'>): Promise<T> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const done = await judgeAndWrite();
    if (done !== 'conflict') return done;
  }
  throw new Error(`Others wrote in between ${TRIES} times in a row`);
}
