import { PagePolicy } from '../../../../../src/adapters/browser/connection/pagePolicy';
import { whySilent } from '../../../../../src/adapters/browser/connection/whySilent';

/** The browser blocks something on a page. */
function block(
  page: Document,
  effectiveDirective: string,
  blockedURI: string,
  disposition = 'enforce'
): void {
  page.dispatchEvent(
    Object.assign(new Event('securitypolicyviolation'), {
      effectiveDirective,
      blockedURI,
      disposition
    })
  );
}

function aPage(): { page: Document; policy: PagePolicy } {
  const page = document.implementation.createHTMLDocument();
  return { page, policy: new PagePolicy(page, 'https://hub') };
}

const MINIO = { directive: 'connect-src', source: 'https://minio:9000' };

it('hears what the browser blocks, and tells of news only', () => {
  const { page, policy } = aPage();
  const heard = jest.fn();
  const end = policy.subscribe(heard);
  block(page, 'connect-src', 'https://minio:9000/a');
  block(page, 'connect-src', 'https://minio:9000/b');
  block(page, 'img-src', 'data');
  block(page, 'worker-src', 'https://hub/worker.js');
  block(page, 'script-src', 'inline');
  block(page, 'img-src', 'blob', 'report');
  expect(policy.needs).toEqual([
    MINIO,
    { directive: 'img-src', source: 'data:' },
    { directive: 'worker-src', source: "'self'" }
  ]);
  expect(heard).toHaveBeenCalledTimes(3);
  end();
  block(page, 'img-src', 'blob');
  expect(heard).toHaveBeenCalledTimes(3);
});

const ASKED = 'https://minio:9000/images';

it('a service that answers a request without CORS lacks CORS', async () => {
  const { policy } = aPage();
  const fetch = jest.fn(async () => ({}) as Response);
  const why = await whySilent(ASKED, {
    page: 'https://hub/lab',
    needs: () => policy.needs,
    fetch
  });
  expect(why).toBe('cors');
  expect(fetch).toHaveBeenCalledWith(
    ASKED,
    expect.objectContaining({ mode: 'no-cors', credentials: 'omit' })
  );
});

it('tells a policy from the network, also if the browser tells of it late', async () => {
  const { page, policy } = aPage();
  let blocked = true;
  const options = {
    page: 'https://hub/lab',
    needs: () => policy.needs,
    fetch: async () => {
      if (blocked) {
        setTimeout(() => block(page, 'connect-src', ASKED));
      }
      throw new TypeError('Failed to fetch');
    }
  };
  blocked = false;
  expect(await whySilent(ASKED, options)).toBe('network');
  blocked = true;
  expect(await whySilent(ASKED, options)).toBe('policy');
});

it('asks nothing if the reason is known', async () => {
  const { page, policy } = aPage();
  const fetch = jest.fn();
  const options = {
    page: 'https://hub/lab',
    needs: () => policy.needs,
    fetch
  };
  expect(await whySilent('http://minio:9000', options)).toBe('mixed');
  block(page, 'connect-src', ASKED);
  expect(await whySilent(ASKED, options)).toBe('policy');
  expect(fetch).not.toHaveBeenCalled();
});
