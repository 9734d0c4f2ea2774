import * as React from 'react';

import type { SampleStep } from '../../desk/jobs/sample/sampleJob';
import type { Store } from '../../desk/store';
import {
  sampleFillsText,
  sampleLead,
  sampleStartsText
} from '../../words/jobs/sample';
import { Button } from '../controls/Button';
import { ProblemView } from '../controls/ProblemView';
import { useTrans } from '../controls/trans';
import { useStore } from '../controls/useStore';

export interface SampleOffer {
  store: Pick<Store<{ readonly step: SampleStep }>, 'state' | 'subscribe'>;
  onTry: () => void;
}

/** Offers the sample, and shows how far it is. */
export function SampleOfferView({ store, onTry }: SampleOffer): JSX.Element {
  const trans = useTrans();
  const { step } = useStore(store);
  return (
    <section
      className="jp-CurationSampleOffer"
      aria-label={trans.__('The sample')}
    >
      <p>{sampleLead(trans)}</p>
      {step.kind === 'failed' && <ProblemView problem={step.problem} compact />}
      {step.kind === 'starting' || step.kind === 'filling' ? (
        <p role="status">
          {step.kind === 'starting'
            ? sampleStartsText(trans)
            : sampleFillsText(step.progress, trans)}
        </p>
      ) : (
        <Button label={trans.__('Try the sample')} onClick={onTry} />
      )}
    </section>
  );
}
