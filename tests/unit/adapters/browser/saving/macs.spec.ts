import { createHash, createHmac, webcrypto } from 'node:crypto';

import { scriptMac } from '../../../../../src/adapters/aws/connection/scriptMac';
import { subtleMac } from '../../../../../src/adapters/browser/saving/subtleMac';

const KEY = new Uint8Array(32).map((_, at) => at);

it('both ways to sign agree with each other and with Node, so that a desk can move to https', async () => {
  const subtle = await subtleMac(webcrypto.subtle as SubtleCrypto, KEY);
  const script = scriptMac(KEY);
  const text = '앞 +1.jpg\n{}';
  const bytes = new Uint8Array(1_300_000).map((_, at) => at % 251);
  const signed = createHmac('sha256', KEY).update(text).digest('hex');
  const hashed = createHash('sha256').update(bytes).digest('hex');
  for (const mac of [subtle, script]) {
    expect(await mac.sign(text)).toBe(signed);
    expect(await mac.hash(bytes)).toBe(hashed);
  }
});
