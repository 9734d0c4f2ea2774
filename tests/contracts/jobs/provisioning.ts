import type { Part, Provisioning } from '../../../src/ports/jobs/provisioning';
import { PARTS } from '../../../src/ports/jobs/provisioning';

/** A place where nothing is yet. */
export interface ProvisioningFixture {
  readonly provisioning: Provisioning;
  /** Parts that this engine does not know. */
  readonly unsupported: readonly Part[];
  dispose(): Promise<void>;
}

/** What every provisioning does: the contract of `src/ports/jobs/provisioning.ts`. */
export function describeProvisioning(
  name: string,
  make: () => Promise<ProvisioningFixture>
): void {
  describe(`Provisioning: ${name}`, () => {
    let fixture: ProvisioningFixture;
    beforeEach(async () => {
      fixture = await make();
    });
    afterEach(() => fixture?.dispose());

    const states = async (
      parts?: readonly Part[]
    ): Promise<readonly (readonly [Part, string])[]> =>
      (await fixture.provisioning.inspect(parts)).map(({ part, state }) => [
        part,
        state
      ]);
    const isSupported = (part: Part): boolean =>
      !fixture.unsupported.includes(part);

    it('finds everything missing, in order, and changes nothing', async () => {
      const missing = PARTS.map(part => [part, 'missing']);
      expect(await states()).toEqual(missing);
      expect(await states()).toEqual(missing);
    });

    it('makes every part so, once', async () => {
      const { provisioning } = fixture;
      for (const part of PARTS) {
        expect(await provisioning.make(part)).toMatchObject({
          part,
          state: isSupported(part) ? 'ok' : 'unsupported',
          text: expect.stringMatching(/\.$/)
        });
      }
      const supported = PARTS.filter(isSupported);
      const ok = supported.map(part => [part, 'ok']);
      expect(await states(supported)).toEqual(ok);
      for (const part of PARTS) {
        await provisioning.make(part);
      }
      expect(await states(supported)).toEqual(ok);
    });

    it('looks at some parts only', async () => {
      expect(await states(['table', 'bucket'])).toEqual([
        ['table', 'missing'],
        ['bucket', 'missing']
      ]);
      expect(await states([])).toEqual([]);
    });
  });
}
