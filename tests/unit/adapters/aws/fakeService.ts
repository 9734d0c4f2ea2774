interface Request {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer of the service; a body is text. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * What the SDK takes for its way to the network: gives planned answers, then
 * empty ones, and remembers what was asked.
 */
export class FakeService {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly requests: Request[] = [];

  constructor(private readonly answers: Answer[] = []) {}

  async handle(request: Request): Promise<{ response: unknown }> {
    this.requests.push(request);
    const {
      status = 200,
      headers = {},
      body = ''
    } = this.answers.shift() ?? {};
    return {
      response: {
        statusCode: status,
        headers: { 'content-length': `${body.length}`, ...headers },
        body: new TextEncoder().encode(body)
      }
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
