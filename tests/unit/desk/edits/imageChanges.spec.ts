import { DeskScene } from '../aDesk';
import { imageOf } from '../../../fixtures/imageOf';
import { boxedFile, imageFile, pngOf } from '../../../fixtures/imageFiles';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

async function chooseThree(): Promise<void> {
  scene.focus('detail/image_001.jpg');
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('assign-slot', { index: 1 });
  scene.desk.run('assign-slot', { index: 2 });
}

describe('moving and deleting', () => {
  it('moves at once, saves in the background, and keeps the focus in the section', async () => {
    scene.focus('detail/image_002.jpg');
    scene.desk.run('reclassify', { folder: 'text' });
    expect(scene.open.product.images.text).toEqual([
      'text_info.jpg',
      'image_002.jpg'
    ]);
    expect(scene.open.focus).toBe('detail/image_003.jpg');
    expect(scene.desk.state.saving.waiting).toBe(1);
    await scene.settle();
    expect(scene.desk.state.saving.waiting).toBe(0);
    expect(await scene.item('79823')).toMatchObject({
      detail: ['image_001.jpg', 'image_003.jpg'],
      text: ['text_info.jpg', 'image_002.jpg'],
      revision: 1
    });
    // The source's object stays.
    expect(
      await scene.images.head('TOP/1005/79823/detail/image_002.jpg')
    ).toBeDefined();
    expect(await scene.dangling()).toEqual([]);
  });

  it('a chosen image that moves stays chosen, a deleted one does not', async () => {
    await chooseThree();
    scene.desk.run('reclassify', {
      folder: 'summary',
      images: ['detail/image_001.jpg']
    });
    scene.desk.run('delete', { images: ['detail/image_002.jpg'] });
    expect(scene.open.choices).toEqual({
      model: ['summary/image_001.jpg'],
      back: ['detail/image_003.jpg']
    });
  });

  it('undoes a delete and a move, also in the table', async () => {
    await chooseThree();
    scene.desk.run('delete', { images: ['detail/image_002.jpg'] });
    scene.desk.run('reclassify', {
      folder: 'text',
      images: ['detail/image_003.jpg']
    });
    scene.desk.run('undo', {});
    scene.desk.run('undo', {});
    await scene.settle();
    expect(scene.open.choices).toMatchObject({
      front: ['detail/image_002.jpg'],
      back: ['detail/image_003.jpg']
    });
    const item = await scene.item('79823');
    expect([...(item.detail as string[])].sort()).toEqual([
      'image_001.jpg',
      'image_002.jpg',
      'image_003.jpg'
    ]);
    expect(item.text).toEqual(['text_info.jpg']);
    expect(await scene.dangling()).toEqual([]);
  });

  it('never overwrites an object that no list names', async () => {
    scene.images.seed(
      'TOP/1005/79823/text/image_001.jpg',
      new TextEncoder().encode('theirs')
    );
    scene.desk.run('reclassify', {
      folder: 'text',
      images: ['detail/image_001.jpg']
    });
    await scene.settle();
    const { text } = await scene.item('79823');
    expect(text).toEqual([
      'text_info.jpg',
      expect.stringMatching(/^image_001-[a-z0-9]{6}\.jpg$/)
    ]);
    expect(
      new TextDecoder().decode(
        await scene.images.read('TOP/1005/79823/text/image_001.jpg')
      )
    ).toBe('theirs');
    expect(scene.open.product.images.text).toEqual(text);
  });

  it('an image that is missing in the bucket is named, and nothing is lost', async () => {
    scene.images.lose('TOP/1005/79823/detail/image_001.jpg');
    scene.desk.run('reclassify', {
      folder: 'text',
      images: ['detail/image_001.jpg']
    });
    await scene.settle();
    expect(scene.desk.state.saving.failed).toMatchObject([
      { product: { productId: '79823' }, problem: { kind: 'NotFound' } }
    ]);
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
    await scene.desk.perform('discard', {});
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(scene.open.product.images.detail).toContain('image_001.jpg');
  });
});

describe('uploading', () => {
  const textOf = (text: string): Uint8Array => new TextEncoder().encode(text);
  const file = (name: string, bytes: Uint8Array): File =>
    ({
      name,
      arrayBuffer: async () => bytes.slice().buffer
    }) as unknown as File;

  it('stores the object, then names it in the table, then shows it', async () => {
    scene.desk.uploadFiles([file('new one.jpg', imageOf('new'))], 'segment');
    await scene.settle();
    expect((await scene.item('79823')).segment).toEqual(['new one.jpg']);
    expect(scene.open.focus).toBe('segment/new one.jpg');
    expect(await scene.dangling()).toEqual([]);
  });

  it('uploads what is good, and lists the rest with reasons', async () => {
    const folder = {
      name: 'folder',
      arrayBuffer: () => Promise.reject(new Error('not a file'))
    } as unknown as File;
    const huge = { name: 'huge.png', size: 100_000_001 } as unknown as File;
    scene.desk.uploadFiles(
      [
        file('notes.jpg', textOf('x')),
        folder,
        file('good.jpg', imageOf('good')),
        huge
      ],
      'segment'
    );
    await scene.settle();
    expect((await scene.item('79823')).segment).toEqual(['good.jpg']);
    const { refusedFiles } = scene.desk.state;
    expect(refusedFiles).toMatchObject({
      product: { productId: '79823' },
      uploaded: 1
    });
    expect(refusedFiles?.files.map(({ problem }) => problem.text)).toEqual([
      'folder cannot be read.',
      'huge.png is larger than 100 MB.',
      'notes.jpg: It is a text, not an image.'
    ]);
    scene.desk.uploadFiles([file('better.png', imageFile('png'))], 'segment');
    await scene.settle();
    expect(scene.desk.state.refusedFiles).toBeNull();
  });

  it('reads no more of one drop than fits, and names the rest', async () => {
    const read = jest.fn(async () => imageOf('good').slice().buffer);
    const files = Array.from(
      { length: 7 },
      (_, at) =>
        ({
          name: `${at}.jpg`,
          size: 90_000_000,
          arrayBuffer: read
        }) as unknown as File
    );
    scene.desk.uploadFiles(files, 'segment');
    await scene.settle();
    expect(read).toHaveBeenCalledTimes(5);
    expect(
      scene.desk.state.refusedFiles?.files.map(({ problem }) => problem.text)
    ).toEqual([
      '5.jpg: together, these files have more than 500 MB.',
      '6.jpg: together, these files have more than 500 MB.'
    ]);
  });

  it('goes by the bytes of each file: names the kind of a bad one, and the others go on', async () => {
    const png = imageFile('png');
    scene.desk.uploadFiles(
      [
        file('front.jfif', imageOf('front')),
        file('side.jpe', imageOf('side')),
        file('back.JPEG', imageOf('back')),
        file('logo.jpg', png),
        file('scan', imageOf('scan')),
        file('IMG_0001.jpg', boxedFile('heic', 'mif1')),
        file('half.jpg', imageOf('half').subarray(0, 6)),
        file('saved.jpg', textOf('<!doctype html><title>404</title>')),
        file('huge.png', pngOf(17_000, 17_000))
      ],
      'segment'
    );
    await scene.settle();
    expect((await scene.item('79823')).segment).toEqual([
      'front.jfif',
      'side.jpe',
      'back.JPEG',
      'logo.jpg',
      'scan.jpg'
    ]);
    const signed = await scene.images.sign(
      ['front.jfif', 'side.jpe', 'back.JPEG', 'logo.jpg', 'scan.jpg'].map(
        name => `TOP/1005/79823/segment/${name}`
      )
    );
    expect(
      signed.map(url => url.slice('data:'.length, url.indexOf(';')))
    ).toEqual([
      'image/jpeg',
      'image/jpeg',
      'image/jpeg',
      'image/png',
      'image/jpeg'
    ]);
    expect(
      scene.desk.state.refusedFiles?.files.map(({ problem }) => problem.text)
    ).toEqual([
      'IMG_0001.jpg: It is a file of the format HEIC, which browsers do not show.',
      'half.jpg: The end of the file is missing.',
      'saved.jpg: It is a web page, not an image.',
      'huge.png: It has 17,000 × 17,000 pixels, which is more than 100 megapixels, and is not decoded.'
    ]);
  });

  it('takes no more files at a time than it can hold, and says so', async () => {
    const many = Array.from({ length: 502 }, (_, at) =>
      file(`${at}.txt`, textOf('x'))
    );
    scene.desk.uploadFiles(many, 'segment');
    await scene.settle();
    const { files } = scene.desk.state.refusedFiles ?? { files: [] };
    expect(files).toHaveLength(501);
    expect(files[500].problem.text).toBe(
      'Only the first 500 files were taken.'
    );
  });

  it('says so if there is no file in what was dropped', async () => {
    scene.desk.uploadFiles([], 'segment');
    await scene.settle();
    expect(scene.desk.state.message?.text).toMatch(/no file in it/);
  });

  it('refuses a file that is no image before any request', async () => {
    scene.desk.uploadFiles([file('notes.jpg', textOf('x'))], 'detail');
    await scene.settle();
    expect(scene.desk.state.refusedFiles?.files[0].problem.text).toMatch(
      /notes.jpg: It is a text/
    );
    expect((await scene.item('79823')).detail).toHaveLength(3);
    expect(scene.desk.state.saving.waiting).toBe(0);
  });
});
