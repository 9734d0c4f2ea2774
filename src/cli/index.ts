import { EXIT } from './terminal/exitCode';
import { interruption } from './terminal/interruption';
import { printProblem } from './terminal/printProblem';
import { run } from './program';

/** Set by scripts/build-cli.mjs from package.json. */
declare const CURATION_VERSION: string;

// The SDK warns of Node versions whose end it sees coming; here that is noise.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const args = process.argv.slice(2);

run(args, CURATION_VERSION, {
  env: process.env,
  out: process.stdout,
  err: process.stderr,
  signal: interruption(process, args.includes('--events'))
}).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    printProblem(process.stderr, error, true);
    process.exitCode = EXIT.failed;
  }
);
