import {
  isNotebookPage,
  labAddress,
  openInLab
} from '../../../src/plugin/inLab';

afterEach(() => {
  document.body.innerHTML = '';
});

it('knows the pages of Notebook 7 from JupyterLab', () => {
  const configure = (options: object): void => {
    document.body.innerHTML = `<script id="jupyter-config-data" type="application/json">${JSON.stringify(options)}</script>`;
  };
  expect(isNotebookPage()).toBe(false);
  configure({ baseUrl: '/', appName: 'JupyterLab' });
  expect(isNotebookPage()).toBe(false);
  configure({ baseUrl: '/', notebookPage: 'tree' });
  expect(isNotebookPage()).toBe(true);
});

it('leads to JupyterLab of the same server', () => {
  expect(labAddress('http://hub/jhub/user/a/', undefined)).toBe(
    'http://hub/jhub/user/a/lab?curation=open'
  );
  expect(labAddress('/base', '팀 & co')).toBe(
    '/base/lab?curation=%ED%8C%80+%26+co'
  );
});

it('opens it in a tab of its own, and in this one if the browser blocks that', () => {
  const assign = jest.fn();
  const open = jest.fn<Window | null, [string, string]>(() => window);
  const page = { open, location: { assign } } as unknown as Window;
  openInLab('/', 'team', page);
  expect(open).toHaveBeenCalledWith('/lab?curation=team', '_blank');
  expect(assign).not.toHaveBeenCalled();
  open.mockReturnValue(null);
  openInLab('/', 'team', page);
  expect(assign).toHaveBeenCalledWith('/lab?curation=team');
});
