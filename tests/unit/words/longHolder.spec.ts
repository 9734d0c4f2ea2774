import { conflictTitle } from '../../../src/words/edits/conflict';
import { disclaimedText } from '../../../src/words/commands/notDone';
import { editErrors } from '../../../src/words/edits/errors';
import { heldText, whyReadOnly } from '../../../src/words/product/claim';
import { PLAIN } from '../../../src/words/trans';
import { productErrors } from '../../../src/words/product/errors';
import { purgedImageText } from '../../../src/words/jobs/reports';
import { reasonText } from '../../../src/words/jobs/reasons';
import { takenOverText } from '../../../src/words/product/messages';

const by = 'k'.repeat(300_000);

const CONFLICTS = [
  ...(['held', 'taken-over', 'decided'] as const),
  ...(['same-images', 'same-note', 'same-slots'] as const)
];

const SAID: Readonly<Record<string, string | undefined>> = {
  banner: heldText(by, false, PLAIN),
  tip: whyReadOnly(
    { heldBy: by, product: { status: 'PENDING', foreign: false } },
    PLAIN
  ),
  'taken over': takenOverText('p1', by, false, PLAIN),
  'not done': disclaimedText('p1', { kind: 'held', by }, PLAIN),
  refusal: productErrors['product-held'](PLAIN, {
    productId: 'p1',
    by,
    self: false
  }).text,
  job: reasonText({ code: 'being-edited', by }, PLAIN),
  purge: purgedImageText('today', by, PLAIN),
  ...Object.fromEntries(
    CONFLICTS.flatMap(reason => [
      [`title: ${reason}`, conflictTitle(reason, by, false, PLAIN)],
      [
        `text: ${reason}`,
        editErrors['change-conflict'](PLAIN, {
          productId: 'p1',
          reason,
          status: 'PASS',
          by
        }).text
      ]
    ])
  )
};

it.each(Object.entries(SAID))(
  'a holder with an endless name is shortened: %s',
  (_where, text) => {
    expect(text).toContain(`${'k'.repeat(100)}…`);
    expect(text?.length).toBeLessThan(200);
  }
);
