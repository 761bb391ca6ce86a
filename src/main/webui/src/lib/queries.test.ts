import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { Queries } from './queries';

/** A server of one value whose answers are on their way until they are let go. */
class SlowServer {
  value = 0;
  private readonly answers: (() => void)[] = [];

  readonly read = () => {
    const { value } = this;
    return new Promise<number>((resolve) => this.answers.push(() => resolve(value)));
  };

  get asked(): number {
    return this.answers.length;
  }

  async answer(question: number): Promise<void> {
    this.answers[question]?.();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function watched(queries: QueryClient, server: SlowServer) {
  const observer = new QueryObserver(queries, { queryKey: ['live', 'courses'], queryFn: server.read, staleTime: 5_000 });
  observer.subscribe(() => undefined);
  return observer;
}

describe('what changes while it is read for the first time', () => {
  it('is read again', async () => {
    const queries = new Queries();
    const server = new SlowServer();
    const observer = watched(queries, server);
    server.value = 1;
    void queries.invalidateQueries({ queryKey: ['live'] });
    await server.answer(0);
    expect(server.asked).toBe(2);
    await server.answer(1);
    expect(observer.getCurrentResult().data).toBe(1);
  });

  it('is read once more for several changes', async () => {
    const queries = new Queries();
    const server = new SlowServer();
    watched(queries, server);
    for (server.value = 1; server.value < 5; server.value++) {
      void queries.invalidateQueries({ queryKey: ['live'] });
    }
    await server.answer(0);
    await server.answer(1);
    expect(server.asked).toBe(2);
  });

  it('is read again when it is looked at, where nobody looks at it now', async () => {
    const queries = new Queries();
    const server = new SlowServer();
    const observer = watched(queries, server);
    void queries.invalidateQueries({ queryKey: ['live'] });
    observer.destroy();
    await server.answer(0);
    expect(server.asked).toBe(1);
    watched(queries, server);
    expect(server.asked).toBe(2);
  });

  it('is read again though the first reading fails', async () => {
    const queries = new Queries({ defaultOptions: { queries: { retry: false } } });
    const server = new SlowServer();
    let refused = true;
    const observer = new QueryObserver(queries, {
      queryKey: ['live', 'courses'],
      queryFn: () => (refused ? Promise.reject(new Error('refused')) : server.read()),
    });
    observer.subscribe(() => undefined);
    void queries.invalidateQueries({ queryKey: ['live'] });
    refused = false;
    await new Promise((resolve) => setTimeout(resolve));
    expect(server.asked).toBe(1);
  });
});

describe('other readings', () => {
  it('are not repeated', async () => {
    const queries = new Queries();
    const server = new SlowServer();
    watched(queries, server);
    void queries.invalidateQueries({ queryKey: ['session'] });
    await server.answer(0);
    expect(server.asked).toBe(1);
  });

  it('start over at a change, where something was read before', async () => {
    const queries = new Queries();
    const server = new SlowServer();
    const observer = watched(queries, server);
    await server.answer(0);
    void queries.invalidateQueries({ queryKey: ['live'] });
    server.value = 1;
    void queries.invalidateQueries({ queryKey: ['live'] });
    await server.answer(1);
    await server.answer(2);
    expect(server.asked).toBe(3);
    expect(observer.getCurrentResult().data).toBe(1);
  });
});
