/** Seconds that a job will still take if it goes on as it went so far; null while nothing can be said or nothing is left. */
export function secondsLeft(done: number, total: number, startedAt: Date, seenAt: number): number | null {
  const spent = (seenAt - startedAt.getTime()) / 1000;
  if (done === 0 || done >= total || spent <= 0) return null;
  return Math.max(1, Math.round((spent / done) * (total - done)));
}
