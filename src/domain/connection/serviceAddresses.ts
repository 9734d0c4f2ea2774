import type { Connection } from './connection';

/** The addresses that a browser asks for a connection's bucket and table. */
export interface ServiceAddresses {
  readonly bucket: string;
  readonly table: string;
}

export function serviceAddresses({
  bucket,
  bucketRegion,
  s3Endpoint,
  pathStyle,
  tableRegion,
  dynamodbEndpoint
}: Connection): ServiceAddresses {
  const s3 = s3Endpoint || ofAws('s3', bucketRegion);
  return {
    // A certificate for one more name does not cover a name with dots.
    bucket:
      pathStyle || bucket.includes('.')
        ? s3
        : s3.replace(/^(https?:\/\/)/i, `$1${bucket}.`),
    table: dynamodbEndpoint || ofAws('dynamodb', tableRegion || bucketRegion)
  };
}

function ofAws(service: string, region: string): string {
  const top = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${service}.${region}.${top}`;
}
