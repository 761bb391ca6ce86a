import { type InvalidateOptions, type InvalidateQueryFilters, type Query, QueryClient } from '@tanstack/react-query';

/**
 * What was read from the server, and that it has to be read again after a change.
 *
 * The library leaves a first reading that is under way alone and takes its answer for the newest, though the change may have come after the
 * server looked: a page that opened at that moment would not show it until the next change. Here it is read once more.
 */
export class Queries extends QueryClient {
  private readonly outdated = new Set<Query>();

  override invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    for (const query of this.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })) {
      const { promise } = query;
      if (promise && query.state.data === undefined && !this.outdated.has(query)) {
        this.outdated.add(query);
        const again = () => {
          this.outdated.delete(query);
          void super.invalidateQueries({ predicate: (one) => one === query });
        };
        promise.then(again, again);
      }
    }
    return super.invalidateQueries(filters, options);
  }
}
