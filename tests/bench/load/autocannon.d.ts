/** What is used of autocannon, which brings no types. */
declare module 'autocannon' {
  interface AutocannonRequest {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly setupRequest?: (request: AutocannonRequest, context: Record<string, string>) => AutocannonRequest;
    readonly onResponse?: (...answer: readonly [number, string, Record<string, string>]) => void;
  }

  interface AutocannonResult {
    readonly requests: { readonly average: number; readonly total: number };
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
    readonly errors: number;
    readonly timeouts: number;
    readonly non2xx: number;
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>;
  }

  interface AutocannonClient {
    readonly setRequests: (requests: readonly AutocannonRequest[]) => void;
  }

  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly requests?: readonly AutocannonRequest[];
    readonly setupClient?: (client: AutocannonClient) => void;
  }): Promise<AutocannonResult>;
}
