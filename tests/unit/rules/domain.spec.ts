/** @jest-environment node */
import path from 'node:path';

import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../../..');

/** What the compiler says of a text as a file of the domain, by tsconfig.domain.json. */
function problemsOf(text: string): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(ROOT, 'tsconfig.domain.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
  );
  const options = config?.options ?? {};
  const file = path.join(ROOT, 'src/domain/inMemory.ts');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = name => name === file || fileExists(name);
  host.getSourceFile = (name, target) =>
    name === file
      ? ts.createSourceFile(name, text, target)
      : getSourceFile(name, target);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ''));
}

describe('the domain is compiled without a page', () => {
  it.each(['document', 'window', 'fetch', 'process'])('refusing %s', name => {
    expect(problemsOf(`export const x = ${name};`).join()).toContain(
      `Cannot find name '${name}'`
    );
  });

  it('taking what the language has', () => {
    expect(problemsOf('export const x = new Map([[1, 2]]);')).toEqual([]);
  });
});
