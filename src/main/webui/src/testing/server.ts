import { vi } from 'vitest';
import type { ProblemBody } from '@/lib/problem';

/** One request as it left the app. */
export interface Asked {
  /** Method and path, such as `POST /api/flags/resolve`. */
  route: string;
  /** The parsed JSON body; undefined where there was none. */
  body: unknown;
  headers: Headers;
}

type Answer = (asked: Asked) => Response;

/** A successful answer in JSON. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status });
}

/** A refusal as the server words it: RFC 9457. */
export function problem(body: ProblemBody): Response {
  return new Response(JSON.stringify(body), { status: body.status, headers: { 'Content-Type': 'application/problem+json' } });
}

/**
 * Stands in for the server at `fetch`. A route that is not given fails like a broken network, so that nothing is asked
 * unnoticed. Returns the requests in their order.
 */
export function serve(routes: Record<string, Answer>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init && { ...init, signal: undefined });
    const text = await request.text();
    const one: Asked = {
      route: `${request.method} ${new URL(request.url).pathname}`,
      body: text ? JSON.parse(text) : undefined,
      headers: request.headers,
    };
    asked.push(one);
    const answer = routes[one.route];
    if (!answer) {
      throw new TypeError(`no answer is given for ${one.route}`);
    }
    return answer(one);
  });
  return asked;
}

/** The requests of one route. */
export function of(asked: Asked[], route: string): Asked[] {
  return asked.filter((one) => one.route === route);
}
