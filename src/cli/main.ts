import { version } from '../../package.json';

const usage = `interleave ${version}

usage: interleave --version | --help
`;

/** Runs the command line; returns the exit code (0, or 2 for usage). */
function main(args: string[]): number {
  const [first, ...rest] = args;
  if (first === '--help' && rest.length === 0) {
    process.stdout.write(usage);
    return 0;
  }
  if (first === '--version' && rest.length === 0) {
    process.stdout.write(`interleave ${version}\n`);
    return 0;
  }
  const what =
    first === undefined ? 'no command given' : `unknown argument ${JSON.stringify(args.join(' '))}`;
  process.stderr.write(`interleave: ${what} (try interleave --help)\n`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
