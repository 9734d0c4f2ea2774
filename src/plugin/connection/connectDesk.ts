import type { IStateDB } from '@jupyterlab/statedb';
import type { ServerConnection } from '@jupyterlab/services';

import type { AwsPorts } from '../../adapters/aws';
import { bitmapInspector } from '../../adapters/browser/images/worker/bitmapInspector';
import { openDatabase } from '../../adapters/browser/saving/database';
import { loadAhead, savesData } from '../../adapters/browser/images/loadAhead';
import { StoredTexts } from '../../adapters/browser/saving/storedTexts';
import {
  BrowserOriginals,
  decodeInPage
} from '../../adapters/browser/images/originals';
import { BrowserPacks } from '../../adapters/browser/images/packs';
import { PageIds } from '../../adapters/browser/connection/pageIds';
import { StoredOpening } from '../../adapters/browser/storedOpening';
import { StoredTally } from '../../adapters/browser/storedTally';
import { pagePainted } from '../../adapters/browser/pagePainted';
import { profileId } from '../../adapters/browser/connection/profileId';
import { PictureSeal } from '../../adapters/browser/saving/pictureSeal';
import {
  ONE_LARGE,
  ROOM_FOR_ORIGINALS
} from '../../adapters/browser/images/pageMemory';
import { PictureWorker } from '../../adapters/browser/images/worker/pictureWorker';
import { startPictureWorker } from '../../adapters/browser/images/worker/startPictureWorker';
import { ThumbnailCache } from '../../adapters/browser/images/thumbnailCache';
import { BrowserThumbnails } from '../../adapters/browser/images/thumbnails';
import { WorkerCropper } from '../../adapters/browser/images/worker/workerCropper';
import { credentialsQuery } from '../../adapters/jupyter/credentialsQuery';
import { ServerIdentity } from '../../adapters/jupyter/serverIdentity';
import { StateResume } from '../../adapters/jupyter/stateResume';
import type { DeskQuestions } from '../../desk/deskQuestions';
import { Desk } from '../../desk/desk';
import type { PackMode } from '../../desk/images/productPacks';
import type { Trans } from '../../words/trans';
import type { DrawMarkdown } from '../../ui/board/markdown';
import type { Connection } from '../../domain/connection/connection';
import { connectionKey } from '../../domain/connection/connection';
import { pricesOf } from '../../domain/connection/cost/prices';
import { isServerAway } from '../../domain/connection/serverAway';
import type { IdentityFacts } from '../../domain/connection/who';
import type { ServerPolicy } from '../../domain/connection/serverPolicy';
import { NO_POLICY } from '../../domain/connection/serverPolicy';
import { personName, principalOf } from '../../domain/connection/who';
import { RequestFeed } from '../../adapters/browser/connection/requestFeed';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import type { SignedIn } from '../../ports/connection/identity';
import type { BoundKeys } from '../commands/boundKeys';
import { connectSignedIn } from './connectSignedIn';
import { askJournalKey, macOf, openJournal } from './openJournal';
import type { Preferences } from '../preferences';
import { aheadOf } from '../preferences';

/** What JupyterLab provides for a desk. */
export interface DeskHost {
  readonly serverSettings: ServerConnection.ISettings;
  readonly stateDB: IStateDB;
  readonly preferences: () => Preferences;
  readonly questions: DeskQuestions;
  readonly boundKeys: BoundKeys;
  /** Undefined if JupyterLab has no renderer. */
  readonly drawMarkdown?: DrawMarkdown;
  readonly trans: Trans;
  /** What the administrator of the server decided. It is asked beside everything else. */
  readonly policy?: () => Promise<ServerPolicy>;
  /** Hears why the server gave a desk no further credentials. */
  readonly onNoCredentials?: (error: unknown) => void;
}

/** A desk. `dispose` ends it and its connection. */
export interface ConnectedDesk {
  readonly desk: Desk;
  dispose(): Promise<void>;
}

/**
 * Puts the ports of a connection together and makes a desk of them.
 *
 * @param typed - credentials typed for this page, if the server gives none
 * @throws NotSignedIn without credentials, Unreachable if nobody answers
 */
export async function connectDesk(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  host: DeskHost
): Promise<ConnectedDesk> {
  const { serverSettings, stateDB, preferences, questions, trans } = host;
  const requests = new RequestFeed();
  const askedPolicy = host.policy?.() ?? Promise.resolve(NO_POLICY);
  askedPolicy.catch(() => undefined);
  // Asked for early: it must not add to the time until the first paint.
  const askedKey = askJournalKey(serverSettings, typed);
  askedKey.catch(() => undefined);
  const { aws, clock } = await connectSignedIn(
    connection,
    typed,
    serverSettings,
    'curator',
    requests.count,
    host.onNoCredentials
  );
  const [identity, database, journalKey, policy] = await Promise.all([
    identify(connection, typed, serverSettings, askedPolicy),
    openDatabase(),
    askedKey,
    askedPolicy
  ]);
  const person = personName(identity);
  const ids = new PageIds();
  const key = connectionKey(connection);
  const owner = `${key}\n${person ?? ''}`;
  const signIn = {
    ...identity,
    serverUser: journalKey?.user,
    typedKeyId: typed?.accessKeyId
  };
  const { baseUrl } = serverSettings;
  // Disposing of the thumbnails ends it.
  const worker = new PictureWorker(
    startPictureWorker,
    () => window.devicePixelRatio,
    ONE_LARGE
  );
  const fetching = {
    ...aws.background,
    cache:
      database &&
      new ThumbnailCache(
        database,
        key,
        () => preferences().cacheLimit,
        Date.now,
        journalKey && new PictureSeal(macOf(journalKey.key))
      ),
    clock,
    count: requests.count,
    fetch: window.fetch.bind(window)
  };
  const packs = new BrowserPacks(fetching);
  const thumbnails = new BrowserThumbnails({
    ...fetching,
    packs,
    loadAhead,
    room: ROOM_FOR_ORIGINALS,
    resizer: worker,
    painted: pagePainted
  });
  const desk = new Desk(
    {
      connectionName: connection.name,
      connectionKey: key,
      bucket: connection.bucket,
      cloud: {
        catalogue: aws.catalogue,
        images: aws.images,
        clock,
        prefix: connection.prefix
      },
      provisioning: aws.provisioning,
      thumbnails,
      originals: new BrowserOriginals({
        ...fetching,
        oneLarge: ONE_LARGE,
        decode: decodeInPage
      }),
      packs: {
        packs,
        mode: () => packMode(preferences().packs, policy.readOnly)
      },
      inspector: bitmapInspector(ONE_LARGE),
      cropper: new WorkerCropper(worker),
      resumePoint: new StateResume(stateDB),
      tally: new StoredTally(owner),
      requests,
      prices: pricesOf(connection),
      journal: await openJournal({
        database,
        connectionKey: key,
        owner,
        baseUrl,
        signIn,
        key: journalKey?.key,
        clock,
        ids
      }),
      typedTexts: new StoredTexts(
        // As with choices, a typed key does not count.
        [owner, principalOf({ ...signIn, typedKeyId: null }), baseUrl].join(
          '\n'
        )
      ),
      openingNote: new StoredOpening(
        owner,
        ids,
        window.isSecureContext ? navigator.locks : undefined
      ),
      ids,
      claimId: await profileId(database, person ?? '', ids),
      person,
      rules: policy,
      trans,
      pageSize: preferences().pageSize,
      productsAhead: () => aheadOf(preferences(), savesData()),
      advance: () => preferences().advance,
      painted: pagePainted
    },
    questions
  );
  return { desk, dispose: () => close(desk, aws, () => database?.close()) };
}

async function close(
  desk: Desk,
  aws: AwsPorts,
  closeDatabase: () => void
): Promise<void> {
  await desk.dispose();
  aws.dispose();
  closeDatabase();
}

/** Packs are repaired in the bucket. */
function packMode(wanted: PackMode, readOnly: boolean): PackMode {
  return readOnly && wanted === 'read-and-repair' ? 'read' : wanted;
}

/** Typed credentials do not name the person: only the hub and the connection's setting can. */
async function identify(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  serverSettings: ServerConnection.ISettings,
  policy: Promise<ServerPolicy>
): Promise<IdentityFacts> {
  let signedIn: Partial<SignedIn> = {};
  if (typed) {
    const { hub, person } = await policy;
    signedIn = { hubUser: hub ? person : null };
  } else {
    try {
      signedIn = await new ServerIdentity(
        serverSettings,
        credentialsQuery(connection, 'curator')
      ).whoAmI();
    } catch (error) {
      if (isServerAway(error)) {
        throw error;
      }
      // Without a name the desk only shows products, unless the connection names a person.
      console.warn('The server did not tell who is signed in.', error);
    }
  }
  return { ...signedIn, connectionName: connection.person };
}
