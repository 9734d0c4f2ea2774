import type { Page } from '@playwright/test';

/** The part of JupyterLab's application object that tests use. */
interface App {
  readonly commands: {
    execute(id: string, args: object): Promise<unknown>;
  };
  readonly serviceManager: {
    readonly sessions: { shutdownAll(): Promise<void> };
    readonly contents: {
      get(path: string): Promise<{ content: { path: string }[] }>;
      delete(path: string): Promise<void>;
    };
  };
  readonly shell: {
    readonly currentWidget: { readonly id: string };
    add(widget: unknown, area: string, options: object): void;
    activateById(id: string): void;
    collapseLeft(): void;
  };
}

/** @param wait - whether to wait for its end. A command that asks ends only when it is answered */
export async function runCommand(
  page: Page,
  command: string,
  args: object = {},
  wait = true
): Promise<void> {
  await page.evaluate(
    async ([id, given, waits]) => {
      const { jupyterapp } = window as unknown as { jupyterapp: App };
      const done = jupyterapp.commands.execute(id as string, given as object);
      if (waits) {
        await done;
      }
    },
    [command, args, wait] as const
  );
}

export async function setTheme(page: Page, theme: string): Promise<void> {
  await runCommand(page, 'apputils:change-theme', { theme });
  await page.waitForFunction(
    name => document.body.dataset.jpThemeName === name,
    theme
  );
  // Its style sheet is a request of its own, and JupyterLab covers itself meanwhile.
  await page.waitForLoadState('networkidle');
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
}

/** Shuts down the kernels and deletes the notebooks of `beside`, so that other tests find none. */
export async function clearNotebooks(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { jupyterapp } = window as unknown as { jupyterapp?: App };
    if (jupyterapp === undefined) {
      return;
    }
    const { contents, sessions } = jupyterapp.serviceManager;
    await sessions.shutdownAll();
    const { content } = await contents.get('');
    for (const { path } of content) {
      if (path.endsWith('.ipynb')) {
        await contents.delete(path);
      }
    }
  });
}

/** Docks the desk, or another widget in front, beside a new notebook, 480 px wide. */
export async function beside(
  page: Page,
  content = '.jp-CurationDesk'
): Promise<void> {
  await page.evaluate(async () => {
    const { jupyterapp } = window as unknown as { jupyterapp: App };
    const { commands, shell } = jupyterapp;
    shell.collapseLeft();
    const desk = shell.currentWidget;
    const notebook = await commands.execute('notebook:create-new', {
      kernelName: 'python3'
    });
    shell.add(notebook, 'main', { mode: 'split-right', ref: desk.id });
    shell.activateById(desk.id);
  });
  const desk = page.locator(`${content}:visible`);
  for (let turn = 0; turn < 3; turn++) {
    const { width } = (await desk.boundingBox()) ?? { width: 480 };
    const size = page.viewportSize() ?? { width: 1100, height: 900 };
    await page.setViewportSize({
      width: Math.round(size.width + 2 * (480 - width)),
      height: 900
    });
  }
}
