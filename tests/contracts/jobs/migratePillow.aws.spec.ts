import { execFile, execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import sharp from 'sharp';

import {
  isCurrent,
  readNamedPack
} from '../../../src/domain/images/pack/namedPack';
import { decodePack } from '../../../src/domain/images/pack/decodePack';
import { packKey } from '../../../src/domain/product/objectKey';
import { makeBucket, removeBucket } from '../engine/buckets';
import { connectTo, dynamodb, freshName, region } from '../engine/engine';

const root = path.resolve(__dirname, '../../..');
const BIN = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';
/** That of the sandbox, which has Pillow. */
const PYTHON = path.join(root, '.venv', BIN);

const PRODUCT = { mainCategory: 'TOP', subCategory: 1005, productId: 'P1' };
const BROKEN = 'broken.png';

/** ms for a process that makes a few pictures. */
const PATIENCE = 60_000;

interface Ended {
  readonly code: number;
  readonly report: Record<string, unknown>;
  readonly said: string;
}

/** The command line as the wheel has it: alone in a folder, without `sharp`. */
(existsSync(PYTHON) ? describe : describe.skip)(
  'packs of a command line without sharp',
  () => {
    const table = freshName('table');
    let bucket: string;
    let folder: string;
    let cli: string;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'curation-pillow-'));
      cli = path.join(folder, 'program.mjs');
      execFileSync(process.execPath, [
        path.join(root, 'scripts/build-cli.mjs')
      ]);
      copyFileSync(path.join(root, 'dist/cli.mjs'), cli);
      bucket = await makeBucket();
      const ports = await connectTo({ bucket, table });
      await ports.provisioning.make('table');
      ports.dispose();
      const detail = path.join(folder, 'dataset/TOP/1005/P1/detail');
      mkdirSync(detail, { recursive: true });
      for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const) {
        writeFileSync(path.join(detail, `a.${format}`), await red(format));
      }
      const whole = Buffer.from(await red('png'));
      // Its end is there, so that only a decoder finds out.
      whole.fill(7, 60, 70);
      writeFileSync(path.join(detail, BROKEN), whole);
    }, PATIENCE);
    afterAll(async () => {
      rmSync(folder, { recursive: true, force: true });
      await dynamodb.send(new DeleteTableCommand({ TableName: table }));
      await removeBucket(bucket);
    });

    it(
      'are left out without Pillow too, and the report says so',
      async () => {
        const bare = await run('migrate', {}, '--dry-run');
        expect(bare.report).toMatchObject({ packsBy: 'none', packs: 0 });
        expect(bare.said).toContain('neither sharp nor Pillow is installed');
        const packed = await run('pack', {});
        expect(packed.code).toBe(1);
        expect(packed.said).toContain('neither sharp nor Pillow is installed');
      },
      PATIENCE
    );

    it(
      'are made by Pillow, as the desk reads them',
      async () => {
        const { report, said } = await run('migrate', {
          CURATION_PYTHON: PYTHON
        });
        expect(report).toMatchObject({
          created: 1,
          packs: 1,
          packsBy: 'pillow'
        });
        expect(said).not.toContain('No packs');

        const ports = await connectTo({ bucket, table });
        const item = await ports.catalogue.item(PRODUCT);
        const named = item && readNamedPack(item);
        expect(item && named && isCurrent(named, item)).toBe(true);
        const object = await ports.images.read(packKey('', PRODUCT));
        ports.dispose();
        const pack = decodePack(object ?? new Uint8Array());
        if ('problem' in pack) {
          throw new Error(JSON.stringify(pack.problem));
        }
        const { thumbnails } = pack;
        expect(thumbnails.map(one => one.path).sort()).toEqual([
          'detail/a.avif',
          'detail/a.gif',
          'detail/a.jpeg',
          'detail/a.png',
          'detail/a.webp'
        ]);
        for (const { picture, width, height } of thumbnails) {
          expect([width, height]).toEqual([600, 900]);
          const { data, info } = await sharp(picture)
            .removeAlpha()
            .raw()
            .toBuffer({ resolveWithObject: true });
          expect([info.width, info.height]).toEqual([256, 384]);
          expect(data[0]).toBeGreaterThan(200);
        }
      },
      PATIENCE
    );

    it(
      'are not made a second time',
      async () => {
        const { report } = await run('pack', { CURATION_PYTHON: PYTHON });
        expect(report).toMatchObject({
          packsBy: 'pillow',
          written: 0,
          stopped: false
        });
      },
      PATIENCE
    );

    function run(
      command: 'migrate' | 'pack',
      env: Readonly<Record<string, string>>,
      ...more: string[]
    ): Promise<Ended> {
      const { CURATION_PYTHON: _, ...inherited } = process.env;
      return new Promise(resolve => {
        execFile(
          process.execPath,
          [
            ...[cli, command, '--json', ...more],
            ...['--bucket', bucket, '--region', region, '--table', table],
            ...['--s3-endpoint', String(process.env.CURATION_S3_ENDPOINT)],
            '--dynamodb-endpoint',
            String(process.env.CURATION_DYNAMODB_ENDPOINT),
            ...(command === 'migrate' ? [path.join(folder, 'dataset')] : [])
          ],
          { env: { ...inherited, ...env }, encoding: 'utf8' },
          (error, stdout, said) =>
            resolve({
              code: error ? Number(error.code) : 0,
              report: stdout === '' ? {} : JSON.parse(stdout),
              said
            })
        );
      });
    }
  }
);

function red(
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'
): Promise<Uint8Array> {
  return sharp({
    create: { width: 600, height: 900, channels: 3, background: '#e00000' }
  })
    .toFormat(format)
    .toBuffer();
}
