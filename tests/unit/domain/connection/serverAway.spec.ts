import type {
  HubPlace,
  SeenAnswer
} from '../../../../src/domain/connection/serverAway';
import {
  hubPages,
  isServerAway,
  judgeAnswer
} from '../../../../src/domain/connection/serverAway';
import {
  Invalid,
  NotSignedIn,
  Unreachable,
  reworded
} from '../../../../src/domain/errors';

const HUB: HubPlace = {
  prefix: '/jhub/hub/',
  host: '',
  user: 'alice',
  serverName: ''
};
const ASKED = '/jhub/user/alice/jupyterlab-curation/version';

function seen(answer: Partial<SeenAnswer>): SeenAnswer {
  return { status: 200, isHtml: false, asked: ASKED, path: ASKED, ...answer };
}

const PENDING = '/jhub/hub/spawn-pending/alice';
const LOGIN = '/jhub/hub/login';
const OF_HUB = '/jhub/hub/user/alice/jupyterlab-curation/version';

// As JupyterHub 6.1 answered, and as older ones do.
it.each([
  ['stopped', { status: 424, isHtml: true, path: OF_HUB }],
  ['stopped', { status: 424, path: '/jhub/hub/user/alice/api' }],
  ['stopped', { status: 503, isHtml: true }],
  ['stopped', { status: 500, isHtml: true, path: '/jhub/hub/spawn/alice' }],
  ['starting', { isHtml: true, path: PENDING }],
  ['signed-out', { isHtml: true, path: LOGIN }],
  ['unclear', { status: 403, isHtml: true }],
  ['unclear', { status: 404, isHtml: true, path: OF_HUB }],
  ['page', { isHtml: true }],
  ['server', { status: 200 }],
  ['server', { status: 401 }],
  ['server', { status: 403 }],
  ['server', { status: 503 }]
] as const)('on a hub it is %s that answered %j', (judged, answer) => {
  expect(judgeAnswer(seen(answer), HUB)).toBe(judged);
});

it.each([
  ['server', { status: 404, isHtml: true }],
  ['server', { status: 403, isHtml: true }],
  ['server', { status: 503, isHtml: true }],
  ['signed-out', { isHtml: true, path: '/login' }],
  ['page', { isHtml: true }]
] as const)('without a hub it is %s that answered %j', (judged, answer) => {
  expect(judgeAnswer(seen(answer), undefined)).toBe(judged);
});

it('a user called login is not signed out', () => {
  const asked = '/jhub/user/login/jupyterlab-curation/version';
  expect(judgeAnswer(seen({ asked, path: asked }), HUB)).toBe('server');
});

it('leads to the page that starts the server, also a named one of a hub elsewhere', () => {
  expect(hubPages(HUB)).toEqual({
    start: '/jhub/hub/spawn/alice',
    home: '/jhub/hub/home'
  });
  expect(
    hubPages({
      prefix: '/hub',
      host: 'https://hub.example.org',
      user: '김철수',
      serverName: 'a b'
    }).start
  ).toBe('https://hub.example.org/hub/spawn/%EA%B9%80%EC%B2%A0%EC%88%98/a%20b');
  expect(hubPages({ ...HUB, user: '' }).start).toBe('/jhub/hub/spawn');
});

it('tells a server that is away from one that refuses', () => {
  const silent = new Unreachable('server-silent', {});
  const failed = (status: number): Unreachable =>
    new Unreachable('server-failed', { status, statusText: '' });
  expect(
    [
      silent,
      reworded(silent, 'server-gave-none', { error: silent }),
      new NotSignedIn('server-signed-out', {}),
      failed(502)
    ].map(isServerAway)
  ).toEqual([true, true, true, true]);
  expect(
    [
      failed(500),
      new Invalid('server-error', { said: 'No such profile.', remedy: '' }),
      new NotSignedIn('server-without-credentials', {}),
      new TypeError('a bug')
    ].map(isServerAway)
  ).toEqual([false, false, false, false]);
});
