import type { Cloud } from '../app/cloud';
import type { ChoicesRules } from '../domain/board/stored/choicesFormat';
import type { Ids } from '../ports/clock';
import type { Rules } from '../domain/connection/serverPolicy';
import type { Prices } from '../domain/connection/cost/prices';
import type { ImageCropper } from '../ports/viewer/imageCropper';
import type { ImageInspector } from '../ports/images/imageInspector';
import type { Originals } from '../ports/images/originals';
import type { Journal } from '../ports/saving/journal';
import type { Provisioning } from '../ports/jobs/provisioning';
import type { Requests } from '../ports/connection/requests';
import type { OpeningNote } from '../ports/queue/openingNote';
import type { ResumePoint } from '../ports/queue/resumePoint';
import type { Tally } from '../ports/queue/tally';
import type { Thumbnails } from '../ports/images/thumbnails';
import type { TypedTexts } from '../ports/saving/typedTexts';
import type { DeskPacks } from './images/productPacks';
import type { Trans } from '../words/trans';

/** What a desk needs: ports, and the person who works with them. */
export interface DeskOptions {
  readonly connectionName: string;
  /** The same for two connections to the same table and bucket. */
  readonly connectionKey: string;
  /** For `s3://` addresses. */
  readonly bucket: string;
  /** Without the rules for choices: the desk reads the team's. */
  readonly cloud: Omit<Cloud, keyof ChoicesRules>;
  readonly provisioning: Pick<Provisioning, 'inspect'>;
  readonly thumbnails: Thumbnails;
  readonly originals: Originals;
  /** Packs of thumbnails; without them no pack is read or repaired. */
  readonly packs?: DeskPacks;
  readonly inspector: ImageInspector;
  readonly cropper: ImageCropper;
  readonly resumePoint: ResumePoint;
  readonly tally: Tally;
  /** All requests of the connection, including those for pictures. */
  readonly requests: Requests;
  readonly prices: Prices;
  /** Of this connection and this person. */
  readonly journal: Journal;
  /** Of this connection and this person; without it, typed texts last as long as the page. */
  readonly typedTexts?: TypedTexts;
  /** Of this connection and this person; without it, nothing tells which product brought a page down. */
  readonly openingNote?: OpeningNote;
  readonly ids: Ids;
  /** Identifies one browser profile and person. */
  readonly claimId: string;
  /** Undefined if nothing names a person; the desk is read-only then. */
  readonly person: string | undefined;
  /** What the server's policy lets the person do. Default: everything. */
  readonly rules?: Rules;
  readonly trans: Trans;
  /** Rows of a page of the queue. */
  readonly pageSize: number;
  /** For how many of the next products pictures are fetched ahead at most; 0 = none. */
  readonly productsAhead: () => number;
  /** Whether a slot key goes on to the next image. */
  readonly advance: () => boolean;
  /** Resolves when the state is on the screen, or nobody can see the desk. */
  readonly painted: () => Promise<void>;
}
