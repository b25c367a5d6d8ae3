/** How many tests passed and failed, handed from a test runner's process to the script that started it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const VARIABLE = 'OMNI_COUNTS_FILE';

/** For the runner: writes the counts where the parent process asked for them, if it did. */
export function writeCounts(counts) {
  if (process.env[VARIABLE]) writeFileSync(process.env[VARIABLE], JSON.stringify(counts));
}

/** For the parent: the environment to start the runner with, and how to take its counts afterwards. */
export function countsChannel() {
  const file = path.join(os.tmpdir(), `omni-counts-${process.pid}-${Date.now()}.json`);
  return {
    env: { [VARIABLE]: file },
    take() {
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        return undefined;
      } finally {
        rmSync(file, { force: true });
      }
    },
  };
}
