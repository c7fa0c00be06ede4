/** Whether what brings posts to their publishers is at work. */
export interface WorkerHealth {
  wakeUps(): Promise<'ok' | 'failing'>;
  queue(): Promise<'ok' | 'failing'>;
}
