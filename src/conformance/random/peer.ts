/** A CPython that answers programs with outcomes, one after another (peer.py). */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './outcome';

export class Peer {
  private readonly child: ChildProcess;
  private readonly waiting: ((outcome: Outcome) => void)[] = [];
  constructor(python: string) {
    this.child = spawn(python, ['-X', 'utf8', fileURLToPath(new URL('./peer.py', import.meta.url))], {
      env: { ...process.env, PYTHONHASHSEED: '0', NO_COLOR: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      this.waiting.shift()!(JSON.parse(line) as Outcome);
    });
  }

  run(source: string): Promise<Outcome> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.child.stdin!.write(`${JSON.stringify({ source })}\n`);
    });
  }

  close(): void {
    this.child.stdin!.end();
  }
}
