import {
  act,
  cleanup,
  fireEvent,
  render,
  screen
} from '@testing-library/react';
import * as React from 'react';

import type {
  MigrateState,
  MigrationReport
} from '../../../../src/desk/jobs/migrateJob';
import { pricesOf } from '../../../../src/domain/connection/cost/prices';
import { Throttled } from '../../../../src/domain/errors';
import type { PickedFolder } from '../../../../src/ports/jobs/folderPicker';
import { MigrateView } from '../../../../src/ui/jobs/migrate/MigrateView';
import type { Problem } from '../../../../src/words/errors';
import { saying } from '../../../support/english';

/** jsdom has no layout. The table is as high as about ten rows. */
const measured = [
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400),
  jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40),
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400)
];

afterEach(cleanup);
afterAll(() => measured.forEach(mock => mock.mockRestore()));

const FOLDER: PickedFolder = {
  name: 'spring',
  folder: { entries: async function* () {} },
  allowed: async () => true
};
const PRODUCT = { mainCategory: 'TOP', subCategory: 1005, productId: 'SKU1' };

function aReport(more: Partial<MigrationReport> = {}): MigrationReport {
  return {
    dryRun: true,
    stopped: false,
    created: 12,
    existing: 3,
    imagesSent: 340,
    imagesThere: 0,
    bytesSent: 1_200_000_000,
    packs: 0,
    unpacked: [],
    added: [],
    exchanged: [],
    replaced: [],
    skipped: [
      { path: '.git', reason: { code: 'hidden' } },
      { path: 'TOP/01005', reason: { code: 'not-a-sub-category' } },
      { path: 'TOP/x', reason: { code: 'not-a-sub-category' } }
    ],
    counts: { hidden: 1, 'not-a-sub-category': 2 },
    forPerson: [
      {
        product: PRODUCT,
        reason: { code: 'cut-off' },
        paths: ['detail/a.jpg', 'detail/b.jpg']
      }
    ],
    categories: [],
    ...more
  };
}

function show(
  step: MigrateState['step'],
  folder: PickedFolder | null = FOLDER,
  onSetUp?: () => void,
  more: {
    readonly question?: Partial<MigrateState['question']>;
    readonly serverUnable?: Problem;
    readonly beside?: boolean;
    readonly outdated?: boolean;
  } = {}
) {
  const actions = {
    ask: jest.fn(),
    choose: jest.fn(async () => undefined),
    foldersBeside: jest.fn(
      async (typed: string): Promise<readonly string[]> => [
        `${typed}autumn`,
        `${typed}spring`
      ]
    ),
    look: jest.fn(),
    send: jest.fn(),
    cancel: jest.fn(),
    again: jest.fn()
  };
  const onOpen = jest.fn();
  render(
    <MigrateView
      state={{
        categories: { state: 'loading' },
        question: {
          place: 'computer',
          folder,
          serverFolder: '',
          packs: true,
          replaceBroken: false,
          add: false,
          serverJob: null,
          ...more.question
        },
        step
      }}
      actions={actions}
      serverUnable={more.serverUnable ?? null}
      beside={more.beside === true}
      outdated={more.outdated === true}
      prices={pricesOf({
        bucketRegion: 'us-east-1',
        tableRegion: 'us-east-1',
        s3Endpoint: '',
        dynamodbEndpoint: ''
      })}
      sinks={{ copy: jest.fn(() => Promise.resolve()), save: jest.fn() }}
      onOpen={onOpen}
      onSignIn={jest.fn()}
      onSetUp={onSetUp}
      dataset="the bucket images and the table ProductAssets"
    />
  );
  return { actions, onOpen };
}

const button = (name: string | RegExp): HTMLElement =>
  screen.getByRole('button', { name });
const heading = (): string => screen.getByRole('heading').textContent ?? '';

it('asks for a folder before anything else', () => {
  const { actions } = show({ kind: 'asking' }, null);
  expect(screen.queryByRole('button', { name: /^Look/ })).toBeNull();
  fireEvent.click(button('Choose a folder…'));
  expect(actions.choose).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByLabelText('Make packs of thumbnails'));
  expect(actions.ask).toHaveBeenLastCalledWith({ packs: false });
});

it('shows the folder, and looks at it', () => {
  const { actions } = show({ kind: 'asking' });
  expect(screen.getByText('spring')).toBeTruthy();
  fireEvent.click(button('Look at the folder'));
  expect(actions.look).toHaveBeenCalledTimes(1);
});

it('shows what would be sent, and what is left out and why, by kind', () => {
  const { actions } = show({ kind: 'shown', report: aReport() });
  expect(heading()).toBe('12 products with 340 images (1.2 GB) to send');
  expect(screen.getByText(/Nothing was sent yet/)).toBeTruthy();
  const rows = (): string[] =>
    screen.getAllByRole('row').map(row => row.textContent ?? '');
  expect(rows()[1]).toBe(
    'TOP / 1005 / SKU1detail/a.jpg\ndetail/b.jpgThe end of the file is missing.'
  );
  fireEvent.click(button(/^Left out: Its name is not a number.* 2$/));
  expect(rows()[1]).toMatch(/^TOP\/01005Its name is not a number/);
  fireEvent.click(button('Send 340 images (1.2 GB)'));
  expect(actions.send).toHaveBeenCalledTimes(1);
});

it('offers to send nothing if there is nothing', () => {
  show({ kind: 'shown', report: aReport({ created: 0 }) });
  expect(heading()).toBe('Nothing to send');
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
});

it('says what a folder without products lacks', () => {
  const report = aReport({ created: 0, existing: 0, forPerson: [] });
  show({ kind: 'shown', report });
  expect(screen.getByText(/No product was found/)).toBeTruthy();
});

it('sends nothing after a look that was stopped', () => {
  const { actions } = show({
    kind: 'shown',
    report: aReport({ stopped: true })
  });
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
  fireEvent.click(button('Look again'));
  expect(actions.look).toHaveBeenCalledTimes(1);
});

const SENDING = {
  kind: 'sending',
  progress: { products: 30, imagesSent: 300, bytesSent: 90_000_000 },
  total: 60,
  pace: [{ at: 0, done: 10 }],
  at: 20_000,
  pause: null,
  stopping: false
} as const;

it('shows how far it is, how fast, and how long it will take', () => {
  const { actions } = show(SENDING);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe(
    '50'
  );
  const words = screen.getByText(/30 of 60 products/).textContent;
  expect(words).toContain('60 a minute');
  expect(words).toContain('about 1 minute left');
  expect(words).toContain('300 images (90 MB)');
  expect(screen.getByText(/Keep JupyterLab open/)).toBeTruthy();
  fireEvent.click(button('Cancel'));
  expect(actions.cancel).toHaveBeenCalledTimes(1);
});

it('says why it waits, and until when', () => {
  const error = new Throttled(...saying('Too many requests.'));
  show({ ...SENDING, pause: { error, until: 0 } });
  expect(heading()).toBe('Waiting…');
  expect(
    screen.getByText(/^Too many requests\. The run waits until/)
  ).toBeTruthy();
});

it('goes on after it was stopped, and opens products that are there', () => {
  const { actions, onOpen } = show({
    kind: 'sent',
    report: aReport({ dryRun: false, stopped: true })
  });
  expect(heading()).toBe('Stopped');
  fireEvent.click(button('SKU1'));
  expect(onOpen).toHaveBeenCalledWith(expect.objectContaining(PRODUCT));
  fireEvent.click(button('Go on'));
  expect(actions.send).toHaveBeenCalledTimes(1);
});

it('goes on after a failure, and offers a set-up if there is none', () => {
  const problem = { kind: 'NotFound', text: 'No table.', notSetUp: true };
  const setUp = jest.fn();
  const { actions } = show(
    {
      kind: 'failed',
      problem: problem as never,
      sent: { products: 1, imagesSent: 2, bytesSent: 3000 }
    },
    FOLDER,
    setUp
  );
  expect(screen.getByText(/Sent before the failure: 2 images/)).toBeTruthy();
  fireEvent.click(button('Set up…'));
  expect(setUp).toHaveBeenCalledTimes(1);
  fireEvent.click(button('Go on'));
  expect(actions.send).toHaveBeenCalledTimes(1);
});

it('a folder of the server is a path that is typed', async () => {
  const { actions } = show({ kind: 'asking' }, null);
  fireEvent.click(screen.getByLabelText('On the Jupyter server'));
  expect(actions.ask).toHaveBeenLastCalledWith({ place: 'server' });
  cleanup();

  const shown = show({ kind: 'asking' }, null, undefined, {
    question: { place: 'server', serverFolder: 'data/spring' }
  });
  await act(async () => undefined);
  expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull();
  const path = screen.getByLabelText('Path on the server');
  fireEvent.change(path, { target: { value: 'data/autumn' } });
  expect(shown.actions.ask).toHaveBeenLastCalledWith({
    serverFolder: 'data/autumn'
  });
  fireEvent.click(button('Look at the folder'));
  expect(shown.actions.look).toHaveBeenCalledTimes(1);
});

it('the folders of the server are offered while a path is typed', async () => {
  const { actions } = show({ kind: 'asking' }, null, undefined, {
    question: { place: 'server', serverFolder: 'data/spr' }
  });
  await act(async () => undefined);
  const path = screen.getByLabelText<HTMLInputElement>('Path on the server');
  expect([...(path.list?.options ?? [])].map(({ value }) => value)).toEqual([
    'data/autumn',
    'data/spring'
  ]);
  // Once for a folder, not for each letter.
  expect(actions.foldersBeside.mock.calls).toEqual([['data/']]);
});

it('an empty path begins nothing, and a server without jobs is said', async () => {
  show({ kind: 'asking' }, FOLDER, undefined, {
    question: { place: 'server', serverFolder: ' ' },
    serverUnable: { kind: 'NotSupported', text: 'Node.js is missing.' }
  });
  await act(async () => undefined);
  expect(
    screen.getByRole<HTMLButtonElement>('button', { name: /^Look/ }).disabled
  ).toBe(true);
  expect(
    screen.getByText(/this page reads the folder .* Node\.js is missing\./)
  ).toBeTruthy();
});

it('new files for products without a record are an option', () => {
  const { actions } = show({ kind: 'asking' });
  fireEvent.click(screen.getByLabelText(/^Add new files also .* --add$/));
  expect(actions.ask).toHaveBeenLastCalledWith({ add: true });
});

it('shows before anything is sent how long it takes and what it costs', () => {
  show({ kind: 'shown', report: aReport() });
  expect(
    screen.getByText(
      /^Estimate: 2 minutes, if .*, and .*\$.* for the requests\./
    )
  ).toBeTruthy();
});

it('names the level of a folder without products, and the one to give', () => {
  const report = aReport({
    created: 0,
    existing: 0,
    forPerson: [],
    level: { kind: 'main-category' }
  });
  show({ kind: 'shown', report });
  expect(
    screen.getByText(
      'No product was found, and nothing was changed. This looks like a main category. Give its parent, which holds the main categories.'
    )
  ).toBeTruthy();
});

it('says that a run on the server goes on without the page', () => {
  show(SENDING, null, undefined, { beside: true });
  expect(screen.getByText(/goes on if you close JupyterLab/)).toBeTruthy();
  expect(screen.queryByText(/Keep JupyterLab open/)).toBeNull();
  cleanup();
  show({ ...SENDING, pause: { said: 'S3 is busy.' } }, null, undefined, {
    beside: true
  });
  expect(screen.getByText('S3 is busy.')).toBeTruthy();
});

it('a look at the dataset of before is not sent from: it is taken again', () => {
  const { actions } = show(
    { kind: 'shown', report: aReport() },
    null,
    undefined,
    { beside: true, outdated: true }
  );
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
  expect(screen.getByText(/names another bucket or table now/)).toBeTruthy();
  fireEvent.click(button('Look again'));
  expect(actions.look).toHaveBeenCalledTimes(1);
});

it('a refused Cancel is said, and may be tried again', () => {
  const { actions } = show({ ...SENDING, refused: 'The server is busy.' });
  expect(
    screen.getByText(/^The server is busy\. Keep JupyterLab/)
  ).toBeTruthy();
  fireEvent.click(button('Cancel'));
  expect(actions.cancel).toHaveBeenCalledTimes(1);
});

it('a run of another server has no Cancel here, and says where it is', () => {
  const progress = { products: 1, imagesSent: 2, bytesSent: 3 };
  for (const step of [
    { ...SENDING, elsewhere: true },
    { kind: 'looking', progress, stopping: false, elsewhere: true } as const
  ]) {
    show(step, null, undefined, { beside: true });
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    expect(screen.getByText(/^Another Jupyter server of yours/)).toBeTruthy();
    cleanup();
  }
});
