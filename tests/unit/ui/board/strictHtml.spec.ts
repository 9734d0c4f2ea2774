import { strictHtml } from '../../../../src/ui/board/strictHtml';

/** What fetches, sends, runs, or looks like a part of JupyterLab. */
const HOSTILE: readonly string[] = [
  '<img src="https://evil.example/a.png" srcset="https://evil.example/b.png 2x">',
  '<img src="data:image/png;base64,AAAA" onerror="alert(1)">',
  '<picture><source srcset="https://evil.example/a.webp"></picture>',
  '<p style="background: url(https://evil.example/a)">x</p>',
  '<table background="https://evil.example/a"><tr><td>x</td></tr></table>',
  '<style>@import "https://evil.example/a.css";</style>',
  '<link rel="prefetch" href="https://evil.example/a">',
  '<video poster="https://evil.example/a" src="https://evil.example/v"></video>',
  '<audio src="https://evil.example/a" autoplay></audio>',
  '<iframe src="https://evil.example/"></iframe><object data="https://evil.example/"></object>',
  '<svg><image href="https://evil.example/a"/><use href="https://evil.example/b#x"/></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<form action="https://evil.example/"><input name="secret"><button>Send</button></form>',
  '<button data-commandlinker-command="curation:purge" data-commandlinker-args="{}">Go</button>',
  '<a data-commandlinker-command="terminal:create-new" href="#">Go</a>',
  '<a href="javascript:alert(1)">x</a><a href="JAVA\tSCRIPT:alert(1)">x</a>',
  '<a href="data:text/html,x">x</a><a href="file:///etc/passwd">x</a><a href="../../api/shutdown">x</a>',
  '<a href="https://evil.example/" ping="https://evil.example/p" download target="_self">x</a>',
  '<div id="jp-top-panel" class="jp-Dialog jp-mod-styled" name="x">x</div>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><img src="https://evil.example/a"></template>',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">'
];

it.each(HOSTILE)(
  'hostile Markdown fetches nothing and runs no command: %s',
  html => {
    const made = new DOMParser().parseFromString(
      strictHtml(html),
      'text/html'
    ).body;
    for (const element of made.querySelectorAll('*')) {
      expect(element.localName).toMatch(/^(a|p|div|span|table|tbody|tr|td)$/);
      for (const { name, value } of element.attributes) {
        expect(['href', 'target', 'rel']).toContain(name);
        expect(value).toMatch(
          /^(https:\/\/evil\.example\/.*|_blank|noopener noreferrer)$/
        );
        expect(name !== 'href' || element.localName === 'a').toBe(true);
      }
    }
    expect(made.innerHTML).not.toMatch(/javascript:|onerror|commandlinker/i);
  }
);

it('a guideline keeps its text, tables, tasks and links', () => {
  expect(
    strictHtml(
      '<h1 id="a">Tops</h1><ul><li><input type="checkbox" checked> front</li></ul>' +
        '<table><tr><td colspan="2">x &lt;b&gt;</td></tr></table>' +
        '<a href="https://example.org/?a=1&b=2">rules</a> <a href="mailto:kim@example.org">Kim</a>' +
        '<img alt="how" src="https://example.org/a.png"><button>Text</button>'
    )
  ).toBe(
    '<h1>Tops</h1><ul><li>☑ front</li></ul>' +
      '<table><tbody><tr><td colspan="2">x &lt;b&gt;</td></tr></tbody></table>' +
      '<a href="https://example.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">rules</a> ' +
      '<a href="mailto:kim@example.org" target="_blank" rel="noopener noreferrer">Kim</a>' +
      '<a href="https://example.org/a.png" target="_blank" rel="noopener noreferrer">🖼 how</a>Text'
  );
});

it('what was made strict stays as it is', () => {
  for (const html of HOSTILE) {
    const once = strictHtml(html);
    expect(strictHtml(once)).toBe(once);
  }
});
