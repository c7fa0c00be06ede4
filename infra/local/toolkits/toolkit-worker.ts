import { parentPort, workerData } from 'node:worker_threads';
import { csvTables } from '#adapters/csv/csv-tables.ts';
import { createToolkitReader } from '#adapters/toolkit-files/read-here.ts';
import type { ToolkitReader } from '#ports/toolkit-reader.ts';

/** What is asked of this thread: to read one file, once. */
export interface WorkerOrder {
  readonly file: Parameters<ToolkitReader['read']>[0];
  readonly context: Parameters<ToolkitReader['read']>[1];
}

/** What it answers with. */
export type WorkerAnswer = Awaited<ReturnType<ToolkitReader['read']>>;

const { file, context } = workerData as WorkerOrder;
parentPort?.postMessage(await createToolkitReader(csvTables).read(file, context));
