import '../vm/every-part';
import { readCases } from './case-files';
import { parseModule } from './parse';

/** One parser's speed; `ratio` is ours to it, so above 1 ours is faster. */
export interface ParserRow {
  readonly name: string;
  readonly mBPerSecond: number;
  readonly ratio: number;
}

const ROUNDS = 7;
const CORPUS_LENGTH = 1_500_000;

/** A program of the kinds of line people write, made from the case files' statements and some plain classes. */
function corpus(cases: readonly string[]): string {
  const plain = Array.from(
    { length: 40 },
    (_, i) => `
class Account${i}:
    """Keeps a balance, number ${i}."""

    def __init__(self, owner: str, balance: float = 0.0, *, limit=None) -> None:
        self.owner = owner
        self.balance = balance
        self.limit = limit if limit is not None else ${i} * 100

    async def transfer(self, other, amount):
        # A comment of ordinary length, as they come.
        if amount <= 0 or (self.limit and amount > self.limit):
            raise ValueError(f"cannot move {amount:.2f} from {self.owner!r}")
        async with self.lock, other.lock:
            self.balance -= amount
            other.balance += amount
            self.log.append({"to": other.owner, "amount": amount, "rest": [x for x in self.log if x["ok"]]})
        return self.balance

    def total(self, *accounts):
        return sum(account.balance for account in accounts) + self.balance * 1.5e-3
`,
  ).join('');
  const once = `${plain}\n${cases.join('\n')}\n`;
  return once.repeat(Math.ceil(CORPUS_LENGTH / once.length));
}

/** Best of several rounds, in megabytes of UTF-16 text (a character counts as one byte) a second. */
function measure(parse: (source: string) => unknown, source: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now();
    parse(source);
    best = Math.min(best, performance.now() - startMs);
  }
  return source.length / best / 1000;
}

/**
 * Measures our parser, and py-ast where it is installed, on the same text in the same run. `caseFiles` are texts of
 * case files; statements the other parser refuses are left out for both.
 */
export async function benchParser(caseFiles: readonly string[] = []): Promise<ParserRow[]> {
  const statements = caseFiles.flatMap((text) => readCases(text).map((c) => c.source));
  const ours = (source: string) => {
    const result = parseModule(source);
    if (!result.ok) throw new Error(result.diagnostic.message);
    return result;
  };
  const other = await import('py-ast').catch(() => null);
  const taken = statements.filter((source) => {
    try {
      ours(source);
      other?.parse(source);
      return true;
    } catch {
      return false;
    }
  });
  const source = corpus(taken);
  const mBPerSecond = measure(ours, source);
  const rows: ParserRow[] = [{ name: 'interleave', mBPerSecond, ratio: 1 }];
  if (other !== null) {
    const theirs = measure((text) => other.parse(text), source);
    rows.push({ name: 'py-ast', mBPerSecond: theirs, ratio: mBPerSecond / theirs });
  }
  return rows;
}
