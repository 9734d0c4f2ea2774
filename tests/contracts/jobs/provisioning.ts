import type {
  Resource,
  Provisioning
} from '../../../src/ports/jobs/provisioning';
import { RESOURCES } from '../../../src/ports/jobs/provisioning';
import { setupText } from '../../support/english';

/** A bucket and a table that do not exist yet. */
export interface ProvisioningFixture {
  readonly provisioning: Provisioning;
  /** Resources that this engine does not know. */
  readonly unsupported: readonly Resource[];
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
      resources?: readonly Resource[]
    ): Promise<readonly (readonly [Resource, string])[]> =>
      (await fixture.provisioning.inspect(resources)).map(
        ({ resource, state }) => [resource as Resource, state]
      );
    const isSupported = (resource: Resource): boolean =>
      !fixture.unsupported.includes(resource);

    it('finds everything missing, in order, and changes nothing', async () => {
      const missing = RESOURCES.map(resource => [resource, 'missing']);
      expect(await states()).toEqual(missing);
      expect(await states()).toEqual(missing);
    });

    it('makes every resource, once', async () => {
      const { provisioning } = fixture;
      for (const resource of RESOURCES) {
        const found = await provisioning.make(resource);
        expect(found).toMatchObject({
          resource,
          state: isSupported(resource) ? 'ok' : 'unsupported'
        });
        expect(setupText(found)).toMatch(/\.$/);
      }
      const supported = RESOURCES.filter(isSupported);
      const ok = supported.map(resource => [resource, 'ok']);
      expect(await states(supported)).toEqual(ok);
      for (const resource of RESOURCES) {
        await provisioning.make(resource);
      }
      expect(await states(supported)).toEqual(ok);
    });

    it('inspects only the resources that were asked for', async () => {
      expect(await states(['table', 'bucket'])).toEqual([
        ['table', 'missing'],
        ['bucket', 'missing']
      ]);
      expect(await states([])).toEqual([]);
    });
  });
}
