import { Readable } from 'node:stream';

import { HttpResponse } from '@smithy/core/protocols';

export interface Request {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer of the service; a body is text, or a stream without an announced length. */
export interface Answer {
  /** The connection is cut, in these words, before there is an answer. */
  readonly cut?: string;
  /** The time to wait for an answer is over. */
  readonly late?: true;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
}

/**
 * What the SDK takes for its way to the network: gives planned answers, in
 * order and then empty ones or by what is asked, and remembers what was asked.
 */
export class FakeService {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly requests: Request[] = [];
  /** ms that each was given, if it was given others than the rest. */
  readonly timeouts: (number | undefined)[] = [];

  constructor(
    private readonly answers: Answer[] | ((request: Request) => Answer) = []
  ) {}

  async handle(
    request: Request,
    { requestTimeout }: { readonly requestTimeout?: number } = {}
  ): Promise<{ response: unknown }> {
    this.requests.push(request);
    this.timeouts.push(requestTimeout);
    const answer =
      typeof this.answers === 'function'
        ? this.answers(request)
        : this.answers.shift();
    const { cut, late, status = 200, headers = {}, body = '' } = answer ?? {};
    if (late) {
      throw Object.assign(new Error('No answer in time.'), {
        name: 'TimeoutError'
      });
    }
    if (cut !== undefined) {
      throw new TypeError(cut);
    }
    return {
      response: new HttpResponse({
        statusCode: status,
        headers: {
          ...(typeof body === 'string' && {
            'content-length': `${body.length}`
          }),
          ...headers
        },
        body:
          typeof body === 'string'
            ? Readable.from(body === '' ? [] : [Buffer.from(body)])
            : body
      })
    };
  }

  destroy(): void {}

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): object {
    return {};
  }
}

/** A refusal in DynamoDB's form. */
export function refusal(
  code: string,
  fields: Readonly<Record<string, unknown>> = {}
): Answer {
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({
      __type: `com.amazonaws.dynamodb.v20120810#${code}`,
      message: code,
      ...fields
    })
  };
}
