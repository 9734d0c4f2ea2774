import { EXIT } from './terminal/exitCode';
import { printProblem } from './terminal/printProblem';
import { stoppingText } from '../words/jobs/longRuns';
import { PLAIN } from '../words/trans';
import { run } from './program';

/** Set by scripts/build-cli.mjs from package.json. */
declare const CURATION_VERSION: string;

// The SDK warns of Node versions whose end it sees coming; here that is noise.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// Whoever reads the output may stop reading: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

const interrupt = new AbortController();
process.on('SIGINT', () => {
  if (interrupt.signal.aborted) {
    process.exit(EXIT.failed);
  }
  process.stderr.write(`\n${stoppingText(PLAIN)}\n`);
  interrupt.abort();
});

run(process.argv.slice(2), CURATION_VERSION, {
  env: process.env,
  out: process.stdout,
  err: process.stderr,
  signal: interrupt.signal
}).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    printProblem(process.stderr, error, true);
    process.exitCode = EXIT.failed;
  }
);
