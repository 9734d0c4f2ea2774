import type { ExportTools } from '../../../../src/desk/jobs/exportJob';
import { exportSaver } from '../../../../src/plugin/jobs/saveExport';
import { rejectionText } from '../../../support/english';

describe('saving an export on the Jupyter server', () => {
  const given = (
    there: boolean
  ): {
    readonly save: jest.Mock;
    readonly saved: ExportTools['save'];
  } => {
    const save = jest.fn().mockResolvedValue({});
    const get = there
      ? jest.fn().mockResolvedValue({})
      : jest.fn().mockRejectedValue(new Error('404'));
    return { save, saved: exportSaver({ get, save }, 'curated-a/../b c') };
  };

  it('writes one new file into the folder, whatever the connection is called', async () => {
    const { save, saved } = given(false);
    const path = await saved(
      [new Uint8Array([80, 0, 255]), new Uint8Array([1])],
      'parquet',
      'notebooks/'
    );
    expect(path).toMatch(
      /^notebooks\/curated-a-\.\.-b-c-\d{4}-\d\d-\d\dT[\d-]{8}\.parquet$/
    );
    expect(save.mock.calls).toEqual([
      [path, { type: 'file', format: 'base64', content: 'UAD/AQ==' }]
    ]);
  });

  it('never writes over a file that is there', async () => {
    const { save, saved } = given(true);
    expect(await rejectionText(saved([], 'jsonl', 'x'))).toContain(
      'is there already'
    );
    expect(save).not.toHaveBeenCalled();
  });

  it('names the file and what the server said', async () => {
    const { save, saved } = given(false);
    save.mockRejectedValue(new Error('read only'));
    expect(await rejectionText(saved([], 'jsonl', 'x'))).toMatch(
      /x\/curated.*could not be written \(read only\)/
    );
  });
});
