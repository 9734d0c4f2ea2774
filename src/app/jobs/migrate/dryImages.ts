import type { ObjectSummary } from '../../../ports/images/imageStore';
import type { Sending } from './migrateFiles';

/** Products whose objects are remembered: as many as are taken at a time, with room. */
const REMEMBERED = 64;

type Listed = Promise<ReadonlyMap<string, ObjectSummary>>;

/**
 * A bucket that answers what a write would do, and in which nothing is written.
 * One listing tells it of all files of a product.
 */
export function dryImages(images: Sending['images']): Sending['images'] {
  const remembered = new Map<string, Listed>();
  const objectsBeside = (key: string): Listed => {
    const product = productOf(key);
    const listed = remembered.get(product) ?? list(images, product);
    remembered.delete(product);
    remembered.set(product, listed);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= REMEMBERED) {
        break;
      }
      remembered.delete(oldest);
    }
    listed.catch(() => remembered.delete(product));
    return listed;
  };
  return {
    head: (key, signal) => images.head(key, signal),
    read: (key, signal, most) => images.read(key, signal, most),
    list: prefix => images.list(prefix),
    compare: (key, content, signal) => images.compare(key, content, signal),
    async create(key, content) {
      if (!(await objectsBeside(key)).has(key)) {
        return 'created';
      }
      const compared = await images.compare(key, content);
      return compared === 'missing'
        ? 'created'
        : compared === 'same'
          ? 'same'
          : 'taken';
    },
    async replace(key, _content, _type, etag) {
      const head = await images.head(key);
      return head?.etag === etag ? 'replaced' : 'changed';
    },
    putPack: async () => undefined,
    putRecord: async () => undefined
  };
}

/** The prefix of the product that an image's or a `meta.json`'s key belongs to. */
function productOf(key: string): string {
  const parts = key.split('/');
  return `${parts.slice(0, key.endsWith('/meta.json') ? -1 : -2).join('/')}/`;
}

async function list(
  images: Pick<Sending['images'], 'list'>,
  prefix: string
): Listed {
  const objects = new Map<string, ObjectSummary>();
  for await (const object of images.list(prefix)) {
    objects.set(object.key, object);
  }
  return objects;
}
