export type Count = { passed: number; failed: number; skipped: number };

export const noCount: Count = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(one: Count, other: Count): Count {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** A runner that ends badly without naming a failed test (a file that does not load, say) still counts as a failure. */
export function countExit(count: Count, exitCode: number): Count {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
