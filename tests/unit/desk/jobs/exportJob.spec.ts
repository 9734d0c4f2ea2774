/** @jest-environment node */
import { parquetReadObjects } from 'hyparquet';

import { beginParquet } from '../../../../src/adapters/parquet/beginParquet';
import type { ExportTools } from '../../../../src/desk/jobs/exportJob';
import { ExportJob } from '../../../../src/desk/jobs/exportJob';
import { Invalid } from '../../../../src/domain/errors';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

describe('an export in the page', () => {
  let dataset: CuratedDataset;
  let saved: Parameters<ExportTools['save']>[];
  let save: ExportTools['save'];
  let job: ExportJob;
  beforeEach(() => {
    dataset = new CuratedDataset();
    for (let i = 0; i < 30; i++) {
      dataset.add(`SKU${i}`, {
        current_status: 'COMPLETED',
        representative_assets: '{"model":"detail/a.jpg"}'
      });
    }
    saved = [];
    save = async (...args) => {
      saved.push(args);
      return 'rows.csv';
    };
    job = new ExportJob(jobDataset(dataset), {
      bucket: 'shop',
      parquet: beginParquet,
      save: (...args) => save(...args)
    });
  });
  afterEach(() => job.dispose());

  it('writes one whole file, where the person wants it', async () => {
    job.ask({ format: 'csv', folder: 'notebooks' });
    job.export();
    const { report, file } = await step(job, 'exported');
    expect(file).toBe('rows.csv');
    expect(report).toMatchObject({ images: 30, products: 30 });
    const [[pieces, format, folder]] = saved;
    expect([format, folder]).toEqual(['csv', 'notebooks']);
    expect(
      Buffer.concat(pieces).toString().trimEnd().split('\r\n')
    ).toHaveLength(31);
    expect(job.status()).toMatchObject({ phase: 'done' });
  });

  it('writes Parquet that others read', async () => {
    job.ask({ format: 'parquet' });
    job.export();
    await step(job, 'exported');
    const [[pieces]] = saved;
    const { buffer: file } = new Uint8Array(Buffer.concat(pieces));
    const rows = await parquetReadObjects({ file });
    expect(new Set(rows.map(({ product_id: id }) => id)).size).toBe(30);
    expect(rows[0]).toMatchObject({ slot: 'model', filename: 'a.jpg' });
  });

  it('names an object once in a manifest', async () => {
    dataset.add('SKU0', {
      current_status: 'COMPLETED',
      representative_assets:
        '{"model":"detail/a.jpg","color_variant":["detail/a.jpg"]}'
    });
    job.ask({ format: 's3-batch-manifest' });
    job.export();
    const { report } = await step(job, 'exported');
    const lines = Buffer.concat(saved[0][0]).toString().trimEnd().split('\r\n');
    expect(lines.length).toBe(new Set(lines).size);
    expect(lines).toHaveLength(report.images);
    expect(lines).toContain('shop,set/TOP/1005/SKU0/detail/a.jpg');
  });

  it('ends if it holds too much for a page, and writes no file', async () => {
    void job.dispose();
    job = new ExportJob(
      jobDataset(dataset),
      {
        bucket: 'shop',
        parquet: async () => ({
          add: () => new Uint8Array(60_000_000),
          end: () => new Uint8Array(0)
        }),
        save: (...args) => save(...args)
      },
      { format: 'parquet' }
    );
    job.export();
    const { problem } = await step(job, 'failed');
    expect(problem.text).toContain('more than 100 MB');
    expect(saved).toEqual([]);
  });

  it('writes no file if it is stopped', async () => {
    job.export();
    job.cancel();
    const { file, report } = await step(job, 'exported');
    expect(report.stopped).toBe(true);
    expect(file).toBeUndefined();
    expect(saved).toEqual([]);
    expect(job.status()).toMatchObject({ phase: 'stopped' });
  });

  it('says why the file could not be written', async () => {
    save = () =>
      Promise.reject(new Invalid('file-there-already', { file: 'rows.csv' }));
    job.export();
    const { problem } = await step(job, 'failed');
    expect(problem.text).toBe('rows.csv is there already.');
  });
});
