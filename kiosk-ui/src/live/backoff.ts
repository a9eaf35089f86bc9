/** 0.5 s, 1 s, 2 s … at most 15 s, each shortened by up to a third so that a hall does not come back in one beat. */
export function backoffMillis(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(15_000, 500 * 2 ** Math.min(attempt, 10));
  return Math.round(whole * (1 - random() / 3));
}

/** Resolves after a while, or at once when the signal is raised. */
export function pause(millis: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    signal?.addEventListener('abort', done);
  });
}
