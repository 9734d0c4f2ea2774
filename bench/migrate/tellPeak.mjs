import { writeFileSync } from 'node:fs';

/** Loaded before a program: writes the most memory that it had, in kB, when it ends. */
process.on('exit', () => {
  const { CURATION_BENCH_PEAK: file } = process.env;
  if (file) {
    writeFileSync(file, String(process.resourceUsage().maxRSS));
  }
});
