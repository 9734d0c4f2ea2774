import type { Cloud } from '../app/cloud';
import type { Ids } from '../ports/clock';
import type { Prices } from '../domain/connection/cost/prices';
import type { ImageCropper } from '../ports/viewer/imageCropper';
import type { ImageInspector } from '../ports/images/imageInspector';
import type { Journal } from '../ports/saving/journal';
import type { Provisioning } from '../ports/jobs/provisioning';
import type { Requests } from '../ports/connection/requests';
import type { ResumePoint } from '../ports/queue/resumePoint';
import type { Thumbnails } from '../ports/images/thumbnails';
import type { DeskPacks } from './images/productPacks';
import type { Trans } from '../words/trans';

/** What a desk is made of: ports, and who works by them. */
export interface DeskOptions {
  readonly connectionName: string;
  /** Makes two connections the same place. */
  readonly connectionKey: string;
  /** For `s3://` addresses. */
  readonly bucket: string;
  /** Its slots are the team's, which the desk reads. */
  readonly cloud: Omit<Cloud, 'slots'>;
  readonly provisioning: Pick<Provisioning, 'inspect'>;
  readonly thumbnails: Thumbnails;
  /** Packs of thumbnails; none are read or repaired where left out. */
  readonly packs?: DeskPacks;
  readonly inspector: ImageInspector;
  readonly cropper: ImageCropper;
  readonly resumePoint: ResumePoint;
  /** Those of the connection, pictures included. */
  readonly requests: Requests;
  readonly prices: Prices;
  /** Of this connection and this person. */
  readonly journal: Journal;
  readonly ids: Ids;
  /** One a browser profile and person. */
  readonly claimId: string;
  /** Undefined where nothing names a person: then the desk only shows. */
  readonly person: string | undefined;
  readonly trans: Trans;
  /** Rows of a page of the queue. */
  readonly pageSize: number;
  /** Of how many next products pictures are fetched ahead at the most; 0 = of none. */
  readonly productsAhead: () => number;
  /** Whether a slot key goes on to the next image. */
  readonly advance: () => boolean;
  /** Resolves once what the state has is on the screen, or nobody can see it. */
  readonly painted: () => Promise<void>;
}
