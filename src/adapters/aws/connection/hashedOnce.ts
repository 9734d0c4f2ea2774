import { fromBase64, toHex } from '@smithy/core/serde';

/** The part of an SDK client that middleware is added to. */
interface Stacked {
  readonly middlewareStack: {
    add(middleware: never, options: object): void;
  };
}

interface Args {
  readonly request: { readonly headers: Record<string, string> };
}

/** Commands whose checksum is that of their body. */
const PUTS = ['PutObjectCommand', 'UploadPartCommand'];

/**
 * Signs a body by the SHA-256 that is sent with it as its checksum. The SDK
 * hashes it a second time for the signature.
 */
export function hashedOnce(client: Stacked): void {
  const takeOver =
    <Result>(
      next: (args: Args) => Promise<Result>,
      { commandName = '' }: { readonly commandName?: string }
    ) =>
    (args: Args): Promise<Result> => {
      const { headers } = args.request;
      const checksum = headers['x-amz-checksum-sha256'];
      if (checksum !== undefined && PUTS.includes(commandName)) {
        headers['x-amz-content-sha256'] = toHex(fromBase64(checksum));
      }
      return next(args);
    };
  client.middlewareStack.add(takeOver as never, {
    name: 'hashedOnce',
    step: 'build'
  });
}
