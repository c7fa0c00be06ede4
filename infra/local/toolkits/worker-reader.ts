import { Worker } from 'node:worker_threads';
import { TOOLKIT_LIMITS } from '#adapters/toolkit-files/limits.ts';
import { READING_TIME } from '#adapters/toolkit-files/read-here.ts';
import { refuse, TOO_SLOW } from '#adapters/toolkit-files/refuse.ts';
import type { ToolkitReader } from '#ports/toolkit-reader.ts';
import type { WorkerAnswer } from './toolkit-worker.ts';

/** What a worker may hold in memory: a file that needs more is no toolkit. In megabytes. */
const MOST_MEMORY = 1_024;

/**
 * Reads each toolkit in a thread of its own, which is ended when its time is up, in milliseconds: on one machine a file
 * that is hard to read must not keep posts waiting.
 */
export function createWorkerToolkitReader(time: number = READING_TIME): ToolkitReader {
  return {
    maxBytes: TOOLKIT_LIMITS.maxBytes,
    async read(file, context) {
      const worker = new Worker(new URL('./toolkit-worker.ts', import.meta.url), {
        workerData: { file, context },
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
      });
      const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
      const timer = setTimeout(() => resolve(TOO_SLOW), time);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return reject(error);
        resolve(refuse('too-large', 'This file needs too much memory to be read. Split it into several.'));
      });
      worker.once('exit', (code) => reject(new Error(`The reader of toolkits ended with ${code}`)));
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        await worker.terminate();
      }
    },
  };
}
