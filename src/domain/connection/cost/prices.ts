import { own } from '../../outsideRecord';
import type { Connection } from '../connection';

/** US dollars, without free tiers, discounts and taxes. */
export interface RegionPrices {
  /** 1,000 PUT, COPY, POST or LIST of S3 Standard. */
  readonly s3Writes: number;
  /** 1,000 GET and all other requests of S3 Standard. */
  readonly s3Reads: number;
  /** One GB to the internet, of the first 10 TB of a month. */
  readonly bytesOut: number;
  /** A million write request units of DynamoDB on demand, class Standard. */
  readonly writeUnits: number;
  /** A million read request units of DynamoDB on demand, class Standard. */
  readonly readUnits: number;
}

/** The year and month of the prices below. */
export const PRICES_OF = '2026-08';

/** The source of the prices: AWS's price list, as these pages show it. */
export const PRICES_FROM = [
  'https://aws.amazon.com/s3/pricing/',
  'https://aws.amazon.com/dynamodb/pricing/on-demand/'
] as const;

/**
 * AWS's price list (offers AmazonS3, AWSDataTransfer and AmazonDynamoDB; the
 * last after the cut of November 2024), by region, as quoted in public sources
 * of that date. They are an estimate, not a bill. Regions whose prices are not
 * certain are left out, and the desk shows no cost for them.
 */
export const PRICES: Readonly<Record<string, RegionPrices>> = {
  'us-east-1': prices(0.005, 0.0004, 0.09, 0.625, 0.125),
  'us-east-2': prices(0.005, 0.0004, 0.09, 0.625, 0.125),
  'us-west-2': prices(0.005, 0.0004, 0.09, 0.625, 0.125),
  'eu-west-1': prices(0.005, 0.0004, 0.09, 0.705, 0.1415),
  'eu-central-1': prices(0.0054, 0.00043, 0.09, 0.7625, 0.1525),
  'ap-northeast-1': prices(0.0047, 0.00037, 0.114, 0.715, 0.1425),
  'ap-northeast-2': prices(0.0045, 0.00035, 0.126, 0.68, 0.1355),
  'ap-south-1': prices(0.005, 0.0004, 0.1093, 0.71, 0.1425)
};

/** The prices of a connection's requests, or why they are not known. */
export type Prices =
  | {
      readonly kind: 'known';
      readonly bucket: RegionPrices;
      readonly table: RegionPrices;
    }
  /** S3 or DynamoDB is not that of AWS. */
  | { readonly kind: 'own-endpoint' }
  | { readonly kind: 'unknown-region'; readonly region: string };

/** The prices of a connection's two services, by their regions. */
export function pricesOf(
  connection: Pick<
    Connection,
    'bucketRegion' | 'tableRegion' | 's3Endpoint' | 'dynamodbEndpoint'
  >
): Prices {
  const { bucketRegion, tableRegion, s3Endpoint, dynamodbEndpoint } =
    connection;
  if (s3Endpoint !== '' || dynamodbEndpoint !== '') {
    return { kind: 'own-endpoint' };
  }
  const regions = [bucketRegion, tableRegion || bucketRegion];
  const [bucket, table] = regions.map(region => own(PRICES, region));
  return bucket === undefined
    ? { kind: 'unknown-region', region: regions[0] }
    : table === undefined
      ? { kind: 'unknown-region', region: regions[1] }
      : { kind: 'known', bucket, table };
}

function prices(
  s3Writes: number,
  s3Reads: number,
  bytesOut: number,
  writeUnits: number,
  readUnits: number
): RegionPrices {
  return { s3Writes, s3Reads, bytesOut, writeUnits, readUnits };
}
