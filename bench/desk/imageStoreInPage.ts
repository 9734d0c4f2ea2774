/** Runs in a page: the product's own store of images, with made-up credentials. */
import { connectAws, readConnection } from '../productExports';

window.benchImageStore = async () => {
  const connection = readConnection({
    name: 'bench',
    bucket: 'product-images',
    bucketRegion: 'us-east-1'
  });
  const get = async () => ({
    accessKeyId: 'AKIDBENCH',
    secretAccessKey: 'a-secret-of-forty-letters-or-thereabouts',
    sessionToken: 'a-token'.repeat(100)
  });
  return (await connectAws(connection, { get })).images;
};
