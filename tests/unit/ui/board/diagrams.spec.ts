// cspell:ignore ermaid merm
import { createMarkdownParser } from '@jupyterlab/markedparser-extension';
import { removeMath } from '@jupyterlab/rendermime';

import { withoutDiagrams } from '../../../../src/ui/board/withoutDiagrams';

/** What JupyterLab would have drawn. */
const drawn: string[] = [];

const parser = createMarkdownParser(undefined as never, {
  blocks: [
    {
      languages: ['mermaid'],
      rank: 0,
      walk: async text => void drawn.push(text),
      render: () => '<svg></svg>'
    }
  ]
});

/** As JupyterLab's renderer does it. */
async function read(markdown: string): Promise<string> {
  return parser.render(removeMath(markdown).text);
}

const DIAGRAM = 'A@{ img: "http://127.0.0.1:9/a.png" }';

const FENCES = ['```', '~~~~', '> ```', '- ~~~', '1. > ```', '   ```'];

/** Whatever is trimmed off the language, or ends a line for some. */
const SPACES = [
  ...['', ' ', '\t', '\v', '\f', '\r', '\u0085', '\u00a0', '\u1680', '\u2003'],
  ...[
    '\u2028',
    '\u2029',
    '\u202f',
    '\u205f',
    '\u3000',
    '\ufeff',
    '\u2028\u2029'
  ]
];

it('a diagram behind a line separator is drawn if nothing is done', async () => {
  await read(`\`\`\`\u2028mermaid\n${DIAGRAM}\n\`\`\``);
  expect(drawn).toEqual([DIAGRAM]);
});

it.each(FENCES)(
  'a diagram behind a line separator or any other space is never drawn: %s',
  async fence => {
    drawn.length = 0;
    const marks = fence.replace(/[^`~]/g, '');
    for (const space of SPACES) {
      for (const end of ['\n', '\r\n', '\r', '\u2028\n', '\u2029']) {
        for (const word of ['mermaid', 'merm\\aid', '&#109;ermaid']) {
          await read(
            withoutDiagrams(
              `# A${end}${end}${fence}${space}${word}${space}${end}${DIAGRAM}${end}${marks}`
            )
          );
        }
      }
    }
    expect(drawn).toEqual([]);
  }
);

it('code of a guideline is read as code, and what ends it ends it', async () => {
  const html = await read(
    withoutDiagrams('```python\r\na = 1\r\n```  \r\n\r\n~~~\rb\r~~~\rThe *end*')
  );
  expect(html.match(/<code/g)).toHaveLength(2);
  expect(html).toContain('a = 1\n</code>');
  expect(html).toContain('The <em>end</em>');
  expect(withoutDiagrams('We like `mermaids` ~~here~~.')).toBe(
    'We like `mermaids` ~~here~~.'
  );
});
