import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { Listener } from './listener';
import { useTable } from '../support/ownTable';
import { putRaw } from '../support/rawItems';

const LAB = String(process.env.CURATION_LAB_URL);
const TABLE = 'HostileGuideline';

const foreign = new Listener();
test.beforeAll(() => foreign.start());
test.afterAll(() => foreign.stop());

/** What fetches, sends, runs, leads away, or looks like a part of JupyterLab; `evil` is a foreign host. */
function hostileMarkdown(evil: string): string {
  const host = evil.replace(/^http:/, '');
  return [
    '# Rules\n\nThe front is **whole**.',
    `![a picture](${evil}/markdown.png)\n\n[![x](${evil}/in-link.png)](${evil}/linked)`,
    `![by reference][pic]\n\n[pic]: ${evil}/reference.png`,
    `<img src="${evil}/a.png" srcset="${evil}/b.png 2x" loading="eager" onerror="window.hacked = 1">`,
    `<img src="${host}/no-scheme.png"><input type="image" src="${evil}/input.png">`,
    `<picture><source srcset="${evil}/source.webp"><img src="${evil}/fallback.png"></picture>`,
    `<p style="background: url(${evil}/style.png)">styled</p>`,
    `<table background="${evil}/background.png"><tr><td background="${evil}/cell.png">cell</td></tr></table>`,
    `<style>@import "${evil}/import.css"; body { background: url(${evil}/body.png) }</style>`,
    `<link rel="prefetch" href="${evil}/prefetch"><link rel="preconnect" href="${evil}"><link rel="stylesheet" href="${evil}/sheet.css">`,
    `<video src="${evil}/video.mp4" poster="${evil}/poster.png" autoplay></video><audio src="${evil}/audio.mp3" autoplay></audio>`,
    `<video><source src="${evil}/in-video.mp4"><track src="${evil}/track.vtt" default></video>`,
    `<iframe src="${evil}/frame"></iframe><iframe srcdoc="<img src='${evil}/srcdoc.png'>"></iframe>`,
    `<object data="${evil}/object"></object><embed src="${evil}/embed">`,
    `<svg><image href="${evil}/svg.png" xlink:href="${evil}/xlink.png"/><use href="${evil}/use.svg#x"/><style>*{background:url(${evil}/svg-style.png)}</style></svg>`,
    `<form action="${evil}/form" method="post"><input name="secret" value="x" autofocus><button>Send</button><input type="submit" value="Go"></form>`,
    '<button data-commandlinker-command="terminal:create-new" data-commandlinker-args="{}">Open</button>',
    '<a href="#" data-commandlinker-command="curation:purge">Purge</a>',
    '<a href="#" class="jp-mod-styled" commandlinker-command="curation:purge" onclick="window.hacked = 2">Run</a>',
    '<a href="javascript:window.hacked=3">script</a> <a href=" java\tscript:window.hacked=4">script</a> [md](javascript:window.hacked=5)',
    '[token](../../api/kernels) [file](file:///etc/passwd) [data](data:text/html,<script>window.hacked=6</script>)',
    '<script>window.hacked = 7</script><details open ontoggle="window.hacked = 8"><summary>s</summary>d</details>',
    `<meta http-equiv="refresh" content="0;url=${evil}/refresh"><base href="${evil}/">`,
    `<a href="${evil}/ping" ping="${evil}/pinged">web page</a>`,
    `\`\`\`mermaid\nflowchart\n  A@{ img: "${evil}/mermaid.png", label: "x" }\n  click A href "${evil}/clicked"\n\`\`\``,
    `$$\\href{javascript:window.hacked=9}{x} \\unicode{x41}$$`
  ].join('\n\n');
}

test('a hostile guideline asks no other host for anything, and has no command, form or script', async ({
  context
}) => {
  await useTable(context, TABLE, ['79881', '79880']);
  await putRaw(TABLE, {
    sub_category: 0,
    product_id: 'CURATION_SETTINGS',
    format: 1,
    settings: JSON.stringify({
      guideline: { version: '1', text: hostileMarkdown(foreign.origin) }
    })
  });
  const page = await context.newPage();
  const desk = new DeskPage(page);
  const hosts = new Set<string>();
  context.on('request', request => {
    const { protocol, host } = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(protocol)) {
      hosts.add(host);
    }
  });
  await page.goto(`${LAB}/lab?curation=open&reset`);
  await desk.painted();
  // The desk may be there before JupyterLab has gone on to its address without `reset`, which runs commands.
  await page.waitForURL(({ searchParams }) => !searchParams.has('reset'));
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { commandsRun: seen });
    window.jupyterapp.commands.commandExecuted.connect((_, { id }) => {
      seen.push(id);
    });
  });
  const address = page.url();

  const guideline = page.locator('.jp-CurationGuideline');
  await page.getByText('Guideline', { exact: false }).first().click();
  await expect(guideline).toContainText('The front is whole.');
  await expect(guideline).toContainText('web page');

  await test.step('nothing in it can be pressed, filled or fetched', async () => {
    await expect(
      guideline.locator(
        'button, form, input, select, textarea, iframe, object, embed, img, picture, source, video, audio, track, svg, style, link, meta, base, script'
      )
    ).toHaveCount(0);
    const attributes = await guideline.evaluate(node => [
      ...new Set(
        [...node.querySelectorAll('*')]
          // The renderer's own: the node around what it drew, and the anchors that it adds to headings.
          .filter(one => !one.matches('.jp-RenderedMarkdown'))
          .filter(one => one.className !== 'jp-InternalAnchorLink')
          .flatMap(one => one.getAttributeNames())
      )
    ]);
    const allowed = ['href', 'target', 'rel', 'colspan', 'rowspan'];
    expect(
      attributes.filter(name => ![...allowed, 'data-jupyter-id'].includes(name))
    ).toEqual([]);
    const links = await guideline
      .locator('a:not(.jp-InternalAnchorLink)')
      .evaluateAll(all => all.map(link => link.getAttribute('href')));
    expect(links.length).toBeGreaterThan(0);
    links.forEach(link => expect(link).toMatch(/^(https?|mailto):/));
  });

  await test.step('a click on whatever is no link of the web does nothing', async () => {
    await guideline.evaluate(node => {
      for (const one of node.querySelectorAll<HTMLElement>('*:not(a)')) {
        one.click();
      }
    });
    expect(
      await page.evaluate(
        () => (window as unknown as { commandsRun: string[] }).commandsRun
      )
    ).toEqual([]);
    await expect(page.locator('.jp-Dialog')).toHaveCount(0);
  });

  // What waits for idle time or for a picture in sight has its chance.
  await guideline.evaluate(node => node.scrollIntoView({ block: 'end' }));
  await page.waitForTimeout(1500);
  expect(foreign.heard).toEqual([]);
  expect(page.url()).toBe(address);
  expect(
    await page.evaluate(() => (window as { hacked?: unknown }).hacked)
  ).toBeUndefined();
  const own = [
    LAB,
    process.env.CURATION_S3_ENDPOINT,
    process.env.CURATION_DYNAMODB_ENDPOINT
  ].map(url => new URL(String(url)).host);
  expect([...hosts].filter(host => !own.includes(host))).toEqual([]);

  await test.step('the foreign host would have heard', async () => {
    await page.evaluate(
      url => fetch(url, { mode: 'no-cors' }),
      `${foreign.origin}/control`
    );
    expect(foreign.heard).toContain('GET /control');
  });
});
